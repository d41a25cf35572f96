//! Codes of the faults that reading and linking find. Rules over the whole site declare theirs in `check`.
//!
//! The doc comment of a code *is* its manual entry (`vazba explain`): the first line says what it is,
//! then why it matters, then what to do, with an example where one helps.

use super::codes;

codes! {
    /// A file or folder can't be read.
    ///
    /// The site would be built without what the file says, so nothing is built. Check that the file still
    /// exists, that it is not open in another program, and that you may read it.
    UNREADABLE = "unreadable", Error fixed;

    /// A file is larger than Vazba reads.
    ///
    /// Content files are written by people and stay small; a file beyond the limit is almost always a
    /// picture or a table with the wrong ending. Split the text, or keep the file as an attachment.
    TOO_LARGE = "too-large", Error fixed;

    /// A file is not UTF-8 text.
    ///
    /// Usually it was saved by an older Windows program in the code page 1250, or it is not a text at all.
    /// Open it in an editor and save it as UTF-8.
    NOT_UTF8 = "not-utf8", Error fixed;

    /// A content file has no front matter.
    ///
    /// Each record starts with a block of TOML between two lines of `+++`:
    ///
    /// ```toml
    /// +++
    /// title = "Dluhové poradenství"
    /// +++
    /// ```
    FRONT_MATTER = "front-matter", Error fixed;

    /// The TOML can't be read here.
    ///
    /// Often a quotation mark or a bracket is missing on this line or on the one above. Texts stand in
    /// quotation marks, lists in square brackets:
    ///
    /// ```toml
    /// title = "Dluhové poradenství"
    /// goals = ["bydleni-1", "bydleni-2"]
    /// ```
    TOML_SYNTAX = "toml-syntax", Error fixed;

    /// A folder of `content/` does not stand for any kind of record.
    ///
    /// The folder of a file says what it is: `content/measures/` holds measures. A file elsewhere would
    /// silently be left out, so it is an error.
    UNKNOWN_KIND = "unknown-kind", Error fixed;

    /// A file's name can't be an id.
    ///
    /// The name of a record's file is its id and becomes its address, for ever. It holds lower-case letters
    /// without diacritics, digits and hyphens: `dluhove-poradenstvi.md`. The ending before `.md` may be a
    /// language named in `vazba.toml`.
    BAD_ID = "bad-id", Error fixed;

    /// A field is not one that this kind has.
    ///
    /// Usually a misspelled name; the nearest existing one is offered. Fields of your own belong into a
    /// table `[extra]`.
    UNKNOWN_FIELD = "unknown-field", Error;

    /// A field that this kind needs is missing.
    ///
    /// Without it the record has no place in the site.
    MISSING_FIELD = "missing-field", Error;

    /// A value is of another type than the field takes.
    ///
    /// For example a number where a text is expected. Codes are texts: `code = "1.10"`, since `1.10` as a
    /// number would be `1.1`.
    WRONG_TYPE = "wrong-type", Error;

    /// A value is empty.
    ///
    /// What is not known is left out, and then shown as unknown; an empty text would be shown as nothing.
    EMPTY_VALUE = "empty-value", Error;

    /// A date or period can't be read.
    ///
    /// Dates are written as in EDTF (ISO 8601-2): `2021-07-13`, `2021-07`, `2021`, `2021-09/2021-10` for the
    /// whole span, `[2021-09..2021-10]` for some time within it, `2021/..` while the end is open. Write no
    /// more than is known.
    BAD_DATE = "bad-date", Error;

    /// An amount of money can't be read.
    ///
    /// An amount is a whole number and a currency: `cost = { amount = 1500000, currency = "CZK" }`. The greatest
    /// is 10¹⁵; more than that is a slip of the pen in any currency.
    BAD_AMOUNT = "bad-amount", Error;

    /// A number is out of its range.
    ///
    /// For example a progress of 120 percent.
    OUT_OF_RANGE = "out-of-range", Error;

    /// A value is not one of those that the field takes.
    ///
    /// Such fields (phase, state, type and others) have a fixed list of values, so that pages can be sorted
    /// and counted by them. The help names them all.
    UNKNOWN_VALUE = "unknown-value", Error;

    /// An address can't be used.
    ///
    /// Addresses of the web begin with `https://` or `http://` and hold no blanks.
    BAD_ADDRESS = "bad-address", Error;

    /// A path leads out of the record's folder, or is not a plain file name.
    ///
    /// Attachments lie beside the record: `content/meetings/ps-2015/zapis.pdf` is named as `zapis.pdf` or
    /// `ps-2015/zapis.pdf`. A path with `..`, a drive or a leading slash is refused. So is a name that not every
    /// system can hold: `con` or `nul`, a dot or a blank at its end, one of `<>:"|?*`, more than 255 bytes, or two
    /// names that differ by capitals or by how accents are stored only.
    BAD_PATH = "bad-path", Error fixed;

    /// A text holds a character that may stand in no text.
    ///
    /// Controls break feeds and data; marks that turn the direction of writing make a text say something else than it
    /// shows; and none can be seen where it stands. They come by pasting. Take the character out, or write the line anew.
    ///
    /// What nobody sees and what does no harm is left out without a word: soft hyphens, blanks without width. Letters in
    /// pieces (`r` and its mark after it) are put together.
    FORBIDDEN_CHARACTER = "forbidden-character", Error fixed;

    /// A text holds a sign of one font only.
    ///
    /// Bullets and arrows pasted from slides are often signs that one font has at a private place; everybody else sees a
    /// box. Write the sign that is meant: a list begins its lines with `- `.
    PRIVATE_CHARACTER = "private-character", Warning;

    /// A code given to a part or record is not well formed.
    ///
    /// An id of a part holds letters without diacritics, digits, and `.`, `_`, `-`: `u1`, `B.2`.
    BAD_PART_ID = "bad-part-id", Error;

    /// A reference can't be read.
    ///
    /// A reference is an id (`bydleni-1`), with its kind where several can stand (`partner:kraj`), and with
    /// a part after `#` (`document:srlk-21#B.2`).
    BAD_REFERENCE = "bad-reference", Error;

    /// A reference names a record that does not exist.
    ///
    /// Usually a misspelled id; the nearest existing one is offered with its title. Every reference is shown
    /// on both pages, so it must have both ends.
    UNKNOWN_REFERENCE = "unknown-reference", Error;

    /// A reference names a part that its record does not have.
    ///
    /// The record exists, but none of its parts has this id. Parts are referred to by the `id` written in
    /// them.
    UNKNOWN_PART = "unknown-part", Error;

    /// A reference leads to a kind of record that can't stand here.
    ///
    /// For example a measure where a partner is expected.
    WRONG_KIND = "wrong-kind", Error;

    /// A public record refers to a draft.
    ///
    /// The page of a draft is not published, so the reference would lead nowhere, and its text would tell
    /// that the draft exists. Publish the other record first, or make this one a draft, too.
    REFERENCE_TO_DRAFT = "reference-to-draft", Error fixed;

    /// Records form a circle in a hierarchy.
    ///
    /// A goal can't lie below itself, and a document can't replace its own successor.
    CIRCLE = "circle", Error;

    /// Two parts of one record have the same id.
    ///
    /// References and addresses of parts go by their ids.
    DUPLICATE_ID = "duplicate-id", Error;

    /// Two records of one strategy have the same code.
    ///
    /// People quote measures and goals by their codes, so each code stands for one of them. A strategy that counts
    /// anew in each term may use the code of a measure again: two measures whose `period` do not meet are no fault, and
    /// neither is a measure that replaces the other one and goes on under its code:
    ///
    /// ```toml
    /// code = "1.3.4"
    /// supersedes = ["skoleni-2024"]
    /// ```
    ///
    /// A strategy that is written anew as a whole, with goals of its own, is another strategy: it names the former one in
    /// its own `supersedes`, and counts for itself.
    DUPLICATE_CODE = "duplicate-code", Error;

    /// Two things want the same address in the built site.
    ///
    /// Addresses come from ids and from `former_urls`; each can lead to one page only.
    DUPLICATE_ADDRESS = "duplicate-address", Error fixed;

    /// An entry of the menu does not say where it leads, or there is no such list or page.
    ///
    /// `[[menu]]` in `vazba.toml` names a kind, a page or an address, exactly one of them in each entry:
    ///
    /// ```toml
    /// [[menu]]
    /// kind = "measure"
    ///
    /// [[menu]]
    /// page = "calendar"
    ///
    /// [[menu]]
    /// id = "kraj"
    /// title = "Stránky kraje"
    /// address = "https://www.kraj.example/"
    /// ```
    MENU_ENTRY = "menu-entry", Error;

    /// The menu leads to a list or page for which the site has nothing yet.
    ///
    /// The entry is left out until there is something to show. Take it out of `[[menu]]` if it is to stay so.
    EMPTY_MENU_ENTRY = "empty-menu-entry", Warning;

    /// A translation has no main file.
    ///
    /// `name.en.md` translates `name.md` beside it, which has the dates and references.
    OVERLAY_WITHOUT_RECORD = "overlay-without-record", Error;

    /// A translation holds something that is not a text.
    ///
    /// Dates, references, amounts and states have one source, the main file; a translation translates texts.
    OVERLAY_FIELD = "overlay-field", Error;

    /// Raw HTML in a text.
    ///
    /// Texts are Markdown only: so a page stays valid and accessible whatever is written in it, and content
    /// from elsewhere can't bring scripts.
    RAW_HTML = "raw-html", Error;

    /// Lines of a text begin as those of a list and make none.
    ///
    /// Word processors write `•`, `–` or `a)` before the items of a list. In Markdown these are words like others, and
    /// the lines run together into one paragraph. Begin each line with a hyphen and a blank:
    ///
    /// ```markdown
    /// - první bod
    /// - a) bod, který si písmeno nechá
    /// ```
    PASTED_LIST = "pasted-list", Warning;

    /// A text is nested deeper than anybody writes.
    ///
    /// Quotes in quotes and lists in lists are read down to sixty levels. Deeper ones come from a broken
    /// conversion; take the signs before the text (`>`, `-`, blanks) away.
    TOO_DEEP = "too-deep", Error fixed;

    /// A file with the items of a document holds something else, or something that stands in the record as well.
    ///
    /// `vazba inventory` writes the items of a document into a file beside it, `content/documents/<id>.items.toml`. It holds
    /// `[inventory]` and `[[item]]` as the record would, and takes their place there. To change items, change the inventory
    /// that they come from and run `vazba inventory update`; to keep them by hand, put them into the record and delete the file.
    ITEMS_FILE = "items-file", Error;

    /// A file that should hold an inventory can't be read, in whole or in part.
    ///
    /// `vazba inventory add` reads the file `data/inventory.json` that a site made by Vazba publishes, a strategic plan as
    /// StratML, or a table as CSV with a row for each item. Nothing is written as long as something in it can't be read.
    BAD_INVENTORY = "bad-inventory", Error fixed;

    /// A newer inventory has an item that was not in the one before.
    ///
    /// `vazba inventory add` says so when it replaces an inventory. Look whether something here should be tied to the item.
    ITEM_ADDED = "item-added", Warning;

    /// A table of links can't be read back.
    ///
    /// `vazba links --csv` writes a table in which links can be filled in, and `vazba links --apply` reads it back. It knows a link again by
    /// the columns `link` and `to`. If the content was changed in between, list the links anew and carry over what you filled in.
    LINKS_SHEET = "links-sheet", Error;

    /// An item of an inventory has another title or code than before.
    ///
    /// It is known to be the same by its address, its code or its title. It keeps its id, so references to it hold; whether
    /// they still mean the same is for you to judge.
    ITEM_RENAMED = "item-renamed", Warning;

    /// An item of an inventory lies below another one than before.
    ///
    /// Ties to the item above it do not speak of this one any more. See whether those that you meant for both still stand.
    ITEM_MOVED = "item-moved", Warning;

    /// An item of an inventory has another state or period than before.
    ///
    /// The document's page says it. Measures here that wait for the item, or go on from it, may have to say something, too.
    ITEM_PROGRESSED = "item-progressed", Warning;

    /// An item of an inventory refers to other records here than before.
    ///
    /// The website of its document says so, and the pages of those records show it. See whether they should be tied to the item, too:
    ///
    /// ```toml
    /// [[link]]
    /// to = "document:plan-mesta#I.2"
    /// relation = "complements"
    /// stated_by = "both"
    /// ```
    ITEM_LINKED = "item-linked", Warning;

    /// An item of another document refers to a record that is no longer here, or is a draft.
    ///
    /// The website of that document said so when its inventory was brought in. Since then the record was renamed, deleted or taken back. Pages
    /// leave the link out. `vazba inventory update` brings the inventory in anew; if the other website still has the old address, tell its office.
    INBOUND_OUTDATED = "inbound-outdated", Warning;

    /// An item of an inventory is gone.
    ///
    /// References to it lead nowhere now, which `vazba check` reports. Let them refer to another item, or take them out.
    ITEM_DROPPED = "item-dropped", Warning;

    /// A file in the folder of a kind is neither a record nor a table.
    ///
    /// A record's file ends in `.md`, in small letters, and a table beside it in `.csv`. Other files are
    /// published only from the folder named after their record: `content/meetings/ps-2015/zapis.pdf`.
    STRAY_FILE = "stray-file", Error;

    /// A file of a theme is asked for by no page, or a file of the site stands in the place of one.
    ///
    /// A theme has the folders `templates/`, `templates/components/`, `templates/styles/`, `lang/` and `static/`; what lies
    /// elsewhere, often for a misspelled name, changes nothing. A file in the site's `static/` that is called as the
    /// theme's style sheet or one of its scripts is published instead of it, for all pages.
    THEME_FILE = "theme-file", Warning;

    /// A link's address has a scheme that is not allowed.
    ///
    /// Links lead to `https:`, `http:`, `mailto:` addresses or to records (`measure:dluhove-poradenstvi`).
    FORBIDDEN_SCHEME = "forbidden-scheme", Error;

    /// A link in a text leads nowhere.
    ///
    /// It names neither a record nor a web address nor a file beside the text.
    BROKEN_LINK = "broken-link", Error;

    /// The outline of a place can't be drawn.
    ///
    /// The field `geometry` names a file in the folder of the place. It holds GeoJSON (RFC 7946) with a polygon or
    /// several, whose points are longitude and latitude in degrees:
    ///
    /// ```json
    /// {"type": "Polygon", "coordinates": [[[15.0, 50.7], [15.1, 50.7], [15.1, 50.8], [15.0, 50.7]]]}
    /// ```
    ///
    /// Czech offices often keep outlines in S-JTSK; programs for maps export them as WGS 84, too.
    BAD_GEOMETRY = "bad-geometry", Error;

    /// A picture or attached file does not exist.
    ///
    /// Files lie in the folder named after the record, beside it: `content/meetings/ps-2015/zapis.pdf`.
    MISSING_FILE = "missing-file", Error;

    /// A link leads to a place on a page that is not there.
    ///
    /// The part after `#` names a heading or part of the page.
    BROKEN_ANCHOR = "broken-anchor", Error;

    /// A footnote is used but not written, or written but not used.
    ///
    /// `[^1]` in the text needs a line `[^1]: …`, and the other way round.
    BROKEN_FOOTNOTE = "broken-footnote", Error;

    /// A picture has no description.
    ///
    /// Who can't see the picture hears the description: `![Mapa obcí kraje](mapa.png)`.
    IMAGE_WITHOUT_TEXT = "image-without-text", Error;

    /// A row of a table (CSV) can't be read.
    ///
    /// The first row names the columns; each further row has as many cells as the first.
    BAD_ROW = "bad-row", Error;

    /// A template of the theme can't be read.
    ///
    /// The place in the template is given. All templates are read, so all such faults come at once.
    TEMPLATE_SYNTAX = "template-syntax", Error fixed;

    /// A template of the theme failed on a page.
    ///
    /// The place in the template and the content file whose page it was are both given.
    TEMPLATE_FAULT = "template-fault", Error fixed;

    /// A text of the theme's language file is missing or can't be used.
    ///
    /// Every language of the site needs every text; one that a theme adds is added to all its language files.
    LANGUAGE_FILE = "language-file", Error fixed;

    /// The configuration in `vazba.toml` contradicts itself or names what does not exist.
    ///
    /// The whole site depends on it, so it is read before anything else. The message says which setting it is.
    CONFIGURATION = "configuration", Error fixed;
}
