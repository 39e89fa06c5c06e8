"""Running the whole portal on one machine: web server, worker and what they wait for."""
