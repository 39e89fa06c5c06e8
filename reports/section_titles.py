"""What the sections of the report are called, in the words officials use.

A part in angle brackets is left out where the edition does not know what it names.
"""

from __future__ import annotations

from reports.wording import Wording

TITLES: dict[str, Wording] = {
    "cover": Wording("Jalada", "Cover"),
    "contents": Wording("Yaliyomo", "Contents"),
    "summary": Wording("Muhtasari", "Summary"),
    "introduction": Wording("Utangulizi", "Introduction"),
    "purpose": Wording("Lengo la Kikao Kazi", "Purpose of the Meeting"),
    "theme": Wording("Kauli Mbiu", "Theme"),
    "venue": Wording("Ukumbi na Tarehe", "Venue and Dates"),
    "participants": Wording("Washiriki", "Participants"),
    "sponsorship": Wording("Ufadhili", "Sponsorship"),
    "fees": Wording("Ada ya Ushiriki", "Participation Fees"),
    "exhibition": Wording("Maonesho", "Exhibition"),
    "committees": Wording("Kamati za Maandalizi", "Organising Committees"),
    "opening_closing": Wording("Ufunguzi na Ufungaji", "Opening and Closing"),
    "opening_1": Wording("Ufunguzi<: {name}><, {days}>", "Opening<: {name}><, {days}>"),
    "opening_2": Wording("Ufunguzi<: {name}><, {days}>", "Opening<: {name}><, {days}>"),
    "closing": Wording("Ufungaji<, {days}>", "Closing<, {days}>"),
    "matters": Wording(
        "Yatokanayo na Vikao Vilivyotangulia", "Matters Arising from Earlier Meetings"
    ),
    "topics": Wording("Uwasilishaji wa Mada", "Presentation of Topics"),
    "group_1": Wording("<{name}><, {days}>", "<{name}><, {days}>"),
    "topic_1": Wording(
        "Mada I: Utekelezaji wa Serikali Mtandao Nchini",
        "Topic I: Implementation of e-Government in the Country",
    ),
    "topic_2": Wording(
        "Mada II: Taarifa za Utekelezaji wa Serikali Mtandao za Kila Wizara",
        "Topic II: Reports on e-Government Implementation from Each Ministry",
    ),
    "group_2": Wording("<{name}><, {days}>", "<{name}><, {days}>"),
    "key_issues": Wording("Maoni na Hoja Zilizojitokeza", "Comments and Key Issues Raised"),
    "breakout": Wording("Majadiliano katika Vikundi", "Breakout Sessions"),
    "innovation_day": Wording(
        "<{name}: >Siku Maalumu ya Utafiti na Ubunifu", "<{name}: >Research and Innovation Day"
    ),
    "resolutions": Wording("Maazimio", "Resolutions"),
    "lessons": Wording("Mambo Muhimu ya Kujifunza", "Lessons Learnt"),
    "feedback": Wording("Mrejesho wa Washiriki", "Feedback from Participants"),
    "conclusion": Wording("Hitimisho", "Conclusion"),
    "annex_programme": Wording("Ratiba ya {edition}", "Programme of the {edition}"),
    "annex_speeches": Wording("Hotuba", "Speeches"),
    "annex_participants": Wording("Orodha ya Washiriki", "List of Participants"),
    "annex_findings": Wording("Masahihisho na Tofauti", "Corrections and Differences"),
}
