# The portal's one image: web, workers and timer differ in the command only (docker-compose.yml).
FROM python:3.11-slim-bookworm

# The typesetter's libraries; everything else comes with the Python packages.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /srv/kikao kikao

WORKDIR /srv/kikao
ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    XDG_CACHE_HOME=/tmp/cache \
    DJANGO_SETTINGS_MODULE=egov_meeting.settings.production \
    KIKAO_VAR=/srv/kikao/var

COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY . .
# Static files and translations are part of the image. The settings are only read here: the values
# stand in for what .env gives at run time and reach nothing.
RUN python -m compileall -q egov_meeting registrations sessions_app innovations reports \
    && mkdir -p var/media var/beat \
    && export SECRET_KEY=build ALLOWED_HOSTS=build PUBLIC_ADDRESS=https://build \
        DATABASE_URL=postgres://build@build/build REDIS_CACHE_URL=redis://build CELERY_BROKER_URL=redis://build \
    && python manage.py compile_catalogue \
    && python manage.py collectstatic --noinput --verbosity 0 \
    && chown -R kikao var/media var/beat

USER kikao
EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--http1-buffer-size", "32768", "--no-ws", "--respawn-failed-workers", "egov_meeting.wsgi:application"]
