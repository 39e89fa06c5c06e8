"""The themes a portal begins with; staff add others."""

# Key, Swahili, English.
STARTING_THEMES = (
    ("digital-services", "Huduma za kidijitali", "Digital services"),
    ("digital-work", "Utendaji kazi wa kidijitali", "Digital ways of working"),
    (
        "shared-systems",
        "Mifumo ya pamoja na kubadilishana taarifa",
        "Shared systems and exchange of information",
    ),
    ("infrastructure-security", "Miundombinu na usalama", "Infrastructure and security"),
    ("law-governance", "Sheria, sera na uongozi wa TEHAMA", "Law, policy and governance of ICT"),
    ("people-skills", "Watumishi na ujuzi", "Staff and skills"),
    ("research-innovation", "Utafiti na ubunifu", "Research and innovation"),
    ("local-industry", "Viwanda vya TEHAMA nchini", "ICT industry in the country"),
    ("sustainability", "Uendelevu wa mifumo", "Sustainability of systems"),
    ("personal-data", "Taarifa binafsi na faragha", "Personal data and privacy"),
    ("finance", "Bajeti ya TEHAMA", "Budgets for ICT"),
)
