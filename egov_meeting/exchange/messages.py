"""The sentences for what can be wrong with a folder, by code."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Sentence:
    message: Promise | str
    expected: Promise | str = ""


_FILES = {
    "folder_missing": Sentence(_("There is no such folder.")),
    "file_missing": Sentence(
        _("This file is missing."), _("Every edition folder has a file of this name.")
    ),
    "unknown_file": Sentence(
        _("An edition folder has no file of this name.%(did_you_mean)s"),
        _("Take the file out of the folder, or give it one of the names in the documentation."),
    ),
    "file_not_named": Sentence(
        _("No line of %(owner)s names this file."),
        _("Name the file in %(owner)s, or take it out of the folder."),
    ),
    "attached_missing": Sentence(
        _("“%(found)s” is named here, but the folder has no file %(wanted)s.%(did_you_mean)s"),
    ),
    "two_files_for_part": Sentence(
        _("This part stands in two files: %(files)s."), _("Keep one of them.")
    ),
    "symlink": Sentence(
        _("This is a link to another place, not a file."), _("Put the file itself here.")
    ),
    "too_many_files": Sentence(
        _("The folder has too many files."), _("At most %(limit)s files are read.")
    ),
    "folder_too_large": Sentence(
        _("The folder is too large."), _("At most %(limit)s MB are read.")
    ),
    "file_too_large": Sentence(
        _("The file is too large: %(size)s MB."),
        _("At most %(limit)s MB are read of a file of this kind."),
    ),
    "not_utf8": Sentence(
        _("The text is not written in UTF-8."), _("Save the file as UTF-8 and try again.")
    ),
    "control_character": Sentence(
        _("There is a character here that cannot be seen or printed (%(found)s)."),
        _("Take the character out."),
    ),
    "text_empty": Sentence(_("The file is empty."), _("Write the text, or take the file out.")),
    "narrative_name": Sentence(
        _(
            "“%(found)s” is not the name of a section of the report with a language.%(did_you_mean)s"
        ),
        _("Name the file after a section and its language, such as summary.sw.md."),
    ),
}

_ARCHIVES = {
    "not_a_zip": Sentence(
        _("This is not a ZIP file that can be read."), _("Put the folder into a ZIP file.")
    ),
    "zip_name": Sentence(
        _("The name leads out of the folder."), _("Put only the files of the folder into the ZIP.")
    ),
    "zip_locked": Sentence(
        _("The file is locked with a password."), _("Make the ZIP without a password.")
    ),
    "zip_packing": Sentence(
        _("The file is packed more strongly than text or pictures can be."),
        _("At most %(limit)s times smaller is read."),
    ),
    "zip_broken": Sentence(
        _("The file cannot be unpacked."), _("Make the ZIP again; it may have been cut off.")
    ),
}

_YAML = {
    "yaml_syntax": Sentence(
        _("This is not valid YAML (near column %(column)s): %(found)s"),
        _(
            "Look at the indentation, at the quotation marks, "
            "and at the space after each colon, here and in the line above."
        ),
    ),
    "duplicate_key": Sentence(
        _("The key “%(found)s” stands twice; the first time in line %(first)s."),
        _("Keep one of them."),
    ),
    "yaml_tag": Sentence(
        _("“%(found)s” is a YAML tag, and tags are not read."), _("Write the plain value.")
    ),
    "yaml_key": Sentence(_("A key must be a plain word."), _("Write the name of the field.")),
    "yaml_merge": Sentence(
        _("The key “<<” (merge) is not read."), _("Write the keys out where they belong.")
    ),
    "nested_too_deep": Sentence(
        _("The values are nested too deep."), _("At most %(limit)s levels are read.")
    ),
    "too_many_values": Sentence(
        _("The file holds too many values, counting each alias as often as it is used."),
        _("At most %(limit)s values are read."),
    ),
    "recursive_alias": Sentence(
        _("The alias “*%(found)s” contains itself."), _("Write the value out.")
    ),
    "several_documents": Sentence(
        _("The file holds more than one YAML document."),
        _("Keep one document, without lines of three hyphens between."),
    ),
}

_TABLES = {
    "not_a_spreadsheet": Sentence(
        _("This is not an XLSX workbook that can be read."), _("Save the sheet as XLSX or as CSV.")
    ),
    "csv_syntax": Sentence(
        _("The row cannot be read as CSV."),
        _("Separate cells by commas; put quotation marks around a cell that has a comma in it."),
    ),
    "no_header": Sentence(
        _("The first row must name the columns."), _("Columns of this file: %(columns)s.")
    ),
    "unknown_column": Sentence(
        _("There is no column “%(found)s” in this file.%(did_you_mean)s"),
        _("Columns of this file: %(columns)s."),
    ),
    "column_twice": Sentence(_("The column “%(found)s” stands twice."), _("Keep one of them.")),
    "cell_without_column": Sentence(
        _("There is a value beyond the last named column: %(found)s"),
        _("Name the column in the first row, or empty the cell."),
    ),
    "too_many_rows": Sentence(
        _("The file has too many rows."), _("At most %(limit)s rows are read.")
    ),
    "formula_error": Sentence(
        _("The cell holds an error of the spreadsheet: %(found)s"), _("Put the value there.")
    ),
}

_IMAGES = {
    "not_an_image": Sentence(
        _("This file is not an image that can be read."), _("Only PNG and JPEG images are read.")
    ),
    "image_kind_differs": Sentence(
        _("The file is a %(kind)s image, but its name ends otherwise."),
        _("Name it with the ending %(ending)s."),
    ),
    "image_too_large": Sentence(
        _("The image is too large: %(width)s × %(height)s pixels."),
        _("At most %(side)s pixels a side and %(millions)s million pixels in all are read."),
    ),
}

_FIELDS = {
    "missing": Sentence(_("The field “%(field)s” is missing."), _("It must be there.")),
    "unknown_key": Sentence(
        _("There is no field “%(found)s” here.%(did_you_mean)s"), _("Fields here: %(known)s.")
    ),
    "text_expected": Sentence(_("A text is expected, but here is %(found)s.")),
    "text_empty_field": Sentence(_("The text is empty."), _("Write the text.")),
    "whole_number_expected": Sentence(
        _("“%(found)s” is not a whole number."), _("Write digits only, such as 400000.")
    ),
    "number_out_of_range": Sentence(
        _("The number %(found)s is out of range."), _("Expected: %(range)s.")
    ),
    "yes_no_expected": Sentence(_("“%(found)s” is neither yes nor no."), _("Write true or false.")),
    "not_in_list": Sentence(
        _("“%(found)s” is not one of the possible values.%(did_you_mean)s"),
        _("Possible: %(known)s."),
    ),
    "list_expected": Sentence(
        _("A list is expected, but here is %(found)s."),
        _("Begin each line of the list with a hyphen and a space."),
    ),
    "mapping_expected": Sentence(
        _("Fields with values are expected, but here is %(found)s."), _("Fields here: %(known)s.")
    ),
    "too_long": Sentence(
        _("The text is too long: %(length)s characters."), _("At most %(limit)s characters fit.")
    ),
    "wrong_pattern": Sentence(
        _("“%(found)s” is not written as it must be."),
        _("Small letters, digits and hyphens only, such as po-psmgg."),
    ),
    "not_a_day": Sentence(
        _("“%(found)s” is not a date."), _("Write year-month-day, such as 2019-01-30.")
    ),
    "no_such_day": Sentence(
        _("There is no such day: %(found)s."), _("Write year-month-day, such as 2019-01-30.")
    ),
    "not_a_clock_time": Sentence(
        _("“%(found)s” is not a time of day."), _('Write hours and minutes, such as "08:30".')
    ),
    "not_a_moment": Sentence(
        _("“%(found)s” is not a date with a time and its zone."),
        _("Write it such as 2019-01-30T08:30:00+03:00."),
    ),
    "not_valid": Sentence(_("“%(found)s” cannot be read here.")),
}

_MEANING = {
    "unknown_institution": Sentence(
        _("No institution has the key “%(found)s”.%(did_you_mean)s"),
        _("Use a key from the institutions file, or add the institution there."),
    ),
    "unknown_person": Sentence(
        _("No person has the key “%(found)s”.%(did_you_mean)s"),
        _("Use a key from the people file, or add the person there."),
    ),
    "unknown_group": Sentence(
        _("There is no group with the number %(found)s.%(did_you_mean)s"),
        _("Use a number from the groups file."),
    ),
    "unknown_fee": Sentence(
        _("There is no fee “%(found)s”.%(did_you_mean)s"),
        _("Write the number of the group, a stroke, and the place of the fee in its list: 3/2."),
    ),
    "unknown_figure": Sentence(
        _("No other figure has the id “%(found)s”.%(did_you_mean)s"),
        _("Use the id of another figure of this file."),
    ),
    "unknown_resolution": Sentence(
        _("There is no resolution “%(found)s”.%(did_you_mean)s"),
        _("Write year and number of a resolution in the portal, such as 2019/3."),
    ),
    "unknown_promise": Sentence(
        _("There is no promise “%(found)s”.%(did_you_mean)s"),
        _("Write year, ministry and place of a promise in the portal, such as 2019/po-psmgg/1."),
    ),
    "unknown_theme": Sentence(
        _("There is no theme “%(found)s”.%(did_you_mean)s"),
        _("Use a key of the themes file, or of a theme in the portal."),
    ),
    "unknown_key_issue": Sentence(
        _("Place %(found)s of this list holds no key issue that another can be merged into."),
        _("Write the place, from 1, of a key issue that is not merged itself."),
    ),
    "adopted_changed": Sentence(
        _(
            "Resolution %(number)s was adopted and is frozen; the folder has another text or decision."
        ),
        _("Write title and text exactly as they were adopted."),
    ),
    "adopted_missing": Sentence(
        _("Resolution %(number)s was adopted and is frozen; it is missing in the folder."),
        _("Put it back as it was adopted."),
    ),
    "breakout_missing": Sentence(
        _("Breakout group %(number)s has written its report here; it is missing in the folder."),
        _("Put the group back with its report."),
    ),
    "report_missing": Sentence(
        _("%(name)s has handed in its report; the ministry is missing in the folder."),
        _("Put the ministry back."),
    ),
    "twice": Sentence(
        _("%(value)s stands twice in this list; the first time at position %(first)s."),
        _("Each may stand there once."),
    ),
    "outside_edition": Sentence(
        _("%(found)s is not a day of this edition."),
        _("The edition lasts from %(first_day)s to %(last_day)s."),
    ),
    "ends_before_start": Sentence(
        _("The end (%(end)s) comes before the start (%(start)s)."), _("Put the later one last.")
    ),
    "items_overlap": Sentence(
        _(
            "“%(item)s” starts at %(start)s, while “%(other)s” lasts "
            "from %(other_start)s to %(other_end)s."
        ),
        _("In one group only one thing happens at a time."),
    ),
    "number_taken": Sentence(
        _("The edition of %(year)s has the number %(number)s already."),
        _("Each edition has a number of its own."),
    ),
    "own_successor": Sentence(_("An institution cannot be its own successor.")),
    "under_itself": Sentence(_("An institution cannot stand under itself.")),
    "continues_itself": Sentence(_("A resolution cannot continue itself.")),
    "fee_of_other_group": Sentence(
        _("The fee “%(found)s” belongs to another group."),
        _("Use a fee of the group in which the person is registered."),
    ),
    "unknown_track": Sentence(
        _("The call has no track with the number “%(found)s”."),
        _("Use the place of a track in the list of the call."),
    ),
    "scoring_has_begun": Sentence(
        _(
            "Scoring has begun in the portal: criteria, weights and what the scores mean stay as they are."
        ),
        _("Write the criteria as the portal has them."),
    ),
    "judging_has_begun": Sentence(
        _(
            "Scoring has begun in the portal: whether judging is blind, its stages and the judges of an entry stay as they are."
        ),
        _("Write it as the portal has it."),
    ),
    "colour_too_light": Sentence(
        _("A band of the colour “%(found)s” is hardly seen on white paper."),
        _("Choose a darker colour."),
    ),
    "feedback_was_opened": Sentence(
        _(
            "The feedback form has been opened in the portal: its questions and the fewest answers shown stay as they are."
        ),
        _("Write it as the portal has it."),
    ),
    "entry_without_institution": Sentence(
        _("An entry that was handed in has an institution."),
        _("Write institution, or institution_name for one that is not listed."),
    ),
    "addresses_beside_names": Sentence(
        _("There are not as many addresses as authors."),
        _("Write one address for each author, and - for one that is not known."),
    ),
    "unconfirmed_without_limit": Sentence(
        _("Somebody whose address is not confirmed keeps the place until a moment."),
        _("Write hold_until."),
    ),
    "waiting_without_turn": Sentence(
        _("Somebody on the waiting list waits since a moment."), _("Write waiting_since.")
    ),
    "registered_twice": Sentence(
        _("This person stands in the group already."),
        _("One registration for each person and group; is_namesake for another one of that name."),
    ),
    "exempt_owes": Sentence(
        _("An exempt person owes nothing, but here are %(found)s shillings."), _("Write 0.")
    ),
    "nobody_named": Sentence(
        _("Nobody is named here."),
        _("Give a person, a name, an office or an institution, or leave the field out."),
    ),
    "institution_or_words": Sentence(
        _("A member is either an institution or described in words."),
        _("Write the key of an institution, or sw and en."),
    ),
    "institution_or_class": Sentence(
        _("An owner is either one institution or a class of owners."),
        _("Write either institution or owner_class."),
    ),
    "missing_language": Sentence(
        _("The text is there in one language only; missing: %(language)s."),
    ),
    "still_in_use": Sentence(
        _("%(found)s is no longer in the folder, but other records of the portal need it."),
        _("Put it back into the folder, or free it in the portal first."),
    ),
    "refused_by_database": Sentence(
        _("The values of this file contradict each other or what the portal holds (%(found)s)."),
    ),
    "more_problems": Sentence(_("There are %(count)s more problems in this file.")),
}

SENTENCES: dict[str, Sentence] = {
    **_FILES,
    **_ARCHIVES,
    **_YAML,
    **_TABLES,
    **_IMAGES,
    **_FIELDS,
    **_MEANING,
}

A_LIST = _("a list")
A_MAPPING = _("a group of fields")
NOTHING = _("nothing")
