//! Why each kind of problem matters, and how it is mended: the words of `explain` and of docs/problems.md.
//!
//! One row for each code. It knows no pack: what is wrong with one stands in the problem's message and hint.

use super::Code;

macro_rules! explanations {
    ($($code:ident $why:literal $mend:literal,)*) => {
        impl Code {
            /// Why somebody should care.
            pub fn why(self) -> &'static str {
                match self { $(Self::$code => $why,)* }
            }

            /// What to do, beyond the hint that stands at the problem itself.
            pub fn mend(self) -> &'static str {
                match self { $(Self::$code => $mend,)* }
            }
        }
    };
}

explanations! {
    Syntax
        "The file cannot be read to its end, so nothing surely follows from it."
        "Go to the line and put right what the hint names: mostly a comma, a quotation mark or a bracket too many or too few. An editor that knows JSON, such as VS Code, underlines the place. In Excel this cannot happen.",
    UnknownField
        "A misspelt field would be left out of the report without anybody noticing."
        "Take the name that the hint suggests, or delete the field. docs/fields.md lists them all.",
    MissingField
        "Without it the report would have a gap where everybody looks: a title, a date, a committee."
        "Add the field that is named.",
    WrongType
        "What stands there is of another kind than the field takes, so it could only be guessed at."
        "Type it as the hint shows: a list in square brackets, a text in quotation marks, a number without them.",
    BadValue
        "The field takes only certain values, and this is none of them: printed or ignored, it would mislead."
        "Type one of the values that the hint gives.",
    DuplicateRef
        "Members quote indicators by number; with two of one number nobody knows which was meant, and next period's report cannot tell them apart."
        "Give each its own number. If both are parts of one indicator, make them its sub-measures (\"measures\").",
    UnknownLevel
        "A level that the key does not explain has no colour, no shape and no meaning."
        "Write the level as the scale does, capital letters included, or add it to the scale in \"rating\".",
    BadScale
        "With such a scale some results would have no level, or never the one that was meant."
        "Order the bands from worst to best with growing limits, leave the last one without a limit, and name each once.",
    IncludeOutside
        "A pack may only read what lies in its own folder: otherwise a file that somebody sends in could put any file of the machine into a public report."
        "Copy the file into the pack's folder and name it from there.",
    IncludeUnreadable
        "What is in that file would be missing from the report."
        "Check the name, capital letters included, and that the file was sent with the pack. A file must not name itself, not even by way of another.",
    BadImage
        "The picture would print wrongly or not at all."
        "Open it and save it again as PNG, JPEG, WebP, GIF or SVG, smaller if it is too large, with the ending that belongs to the form.",
    MissingAlt
        "Readers who listen to the report would hear nothing where others see a picture. The law asks for alternative text (the Public Sector Bodies Accessibility Regulations 2018)."
        "Add \"alt\": one sentence that says what the picture shows, with its main figure if it is a chart.",
    UnsafeLink
        "Such a link could run a program, open a file, or lead elsewhere than it says, from a document that carries the council's name."
        "Link to a page with https:// or http://, or to a person with mailto:.",
    Unprintable
        "The character would print as an empty box, and be missing for those who listen."
        "Write it in words, or give a font that has it with --fonts.",
    LowContrast
        "Many people cannot read pale letters; a contrast of 4.5:1 is what the accessibility regulations ask for."
        "Choose a darker colour. The brand guide often has one for text.",
    SeriesLength
        "The figures would stand under the wrong periods."
        "Give one figure per category, and null where there is none.",
    RagMismatch
        "The first thing a member checks is whether the colour follows from the figures. Where it does not, somebody will ask."
        "Correct the level or the figures. If the level is meant, say why in \"rag_reason\": the reason is printed, and the warning goes.",
    RagMissing
        "An indicator with a target but no level looks forgotten, and is in none of the counts."
        "Add \"rag\", or what is missing to work it out: a direction, or a figure that reads as a number. What is not rated is given a label such as \"Contextual\".",
    ChangeMismatch
        "The word and the two figures beside it contradict one another on the page."
        "Correct the word, the figures or the direction. Without \"change\" the program writes the word that follows from the figures.",
    ActionsMissing
        "What is being done about it is the committee's next question."
        "Write a sentence under a heading such as Actions or Path to Green. If a level calls for none, set \"off_target\" to false in its band.",
    EmptySection
        "A heading with nothing under it looks as if something had been left out."
        "Write the text, or delete the heading.",
    MissingRef
        "Minutes and questions need a number to quote, and next period's report finds the indicator by it."
        "Add \"ref\", the number the committee knows it by.",
    MissingTitle
        "The index and the bookmarks can only call it by its number."
        "Add \"title\", in the words of the performance framework.",
    InconsistentNa
        "Readers look for a difference where there is none."
        "Choose one spelling for the whole report. null prints as N/A.",
    InconsistentFormat
        "Columns of figures are harder to compare, and a figure without its comma is easily misread."
        "Write thousands in one way, or give numbers without quotation marks: those print with commas.",
    LabelFrequency
        "The heading says a month and the figure is a quarter's, or the other way round."
        "Correct the label or \"frequency\". Without a label the heading follows from the frequency.",
    HistoryMismatch
        "The chart ends at another figure than the one printed above it."
        "Add the current period to the history, or correct one of the two.",
    UnsupportedMarkup
        "It is printed as typed, with its signs, which is seldom what was meant."
        "Use paragraphs, lists, tables, **strong**, *emphasis* and [links](https://…).",
    NoCommentary
        "A figure without a word leaves the committee to guess what is behind it."
        "Ask the service for a sentence or two under Commentary.",
    FontMissing
        "The report prints in another font than it was designed with."
        "Correct the name, or give the folder that holds the font with --fonts. The program does not look at the fonts of the machine, so that a report is the same everywhere.",
    PastedTable
        "Whether lines with tabs were meant as a table, and which line is its heading, could only be guessed."
        "Look at the printed table. If it is right, accept the warning; otherwise write the table with | between its cells and |---|---| under its heading.",
    NotALink
        "Readers see an address and cannot follow it; those who listen hear it spelt out."
        "Write [what it is](https://…): the words are read, the address is followed.",
    MisleadingLink
        "Who reads the paper goes to one address, who follows the link arrives at another. Links that deceive look the same."
        "Correct the address that is wrong, or write what is there as the words of the link.",
    InvisibleCharacter
        "It splits words for those who search or listen, makes a figure unreadable as a number, or shows that text was damaged on its way."
        "Type the text anew where the message points.",
    NotJudged
        "A figure or direction that the program cannot read is printed as it stands, but no level and no change follow from it: nobody has checked it."
        "Write it as a plain figure (\"98,206\", \"95%\", \"£1.2m\") or one of the directions higher, lower and close. If it is meant as a text, accept the warning.",
    UnseenPicture
        "On paper there is an empty space, often where the logo should be."
        "Use the version of the picture made for a white background.",
    MarkedFigure
        "Somebody marked the figure as withheld, and it stands there all the same. Printed, it could not be taken back."
        "Write null or a text such as \"Fewer than 5\" in its place, also under \"previously\". Delete the mark if the figure may be published.",
    MixedPercent
        "0.93 and 95% may be shares of the same thing or not: a level worked out from a wrong guess would be wrong by a factor of a hundred."
        "Write both with a percent sign, or both without. In Excel format the cells alike.",
    MixedUnits
        "Pounds and per cent cannot be compared, so no level and no change can be worked out."
        "Write both figures in one unit. What cannot be compared at all needs no target.",
    Implausible
        "A figure ten times its target or the one before is mostly a decimal point or a unit gone wrong."
        "Check both figures. If they are right, accept the warning with the reason.",
    RoundedLevel
        "On the page two equal figures have a level as if they differed, because they differ in decimals that are not printed."
        "Print more decimals, or give the figures as they are to be judged.",
    HiddenCells
        "What somebody hid or struck through they may not have meant to publish, but it is read like the rest. What merged cells say is read for their first row only."
        "Unhide it in Excel and look. Delete what is not meant, and unmerge what is meant for several rows.",
    ExcelChanged
        "Excel turns 1/4 into a date and 1.10 into 1.1; then an indicator has another number than the committee knows."
        "Format the cell as Text and type the value anew.",
    Placeholder
        "\"TBC\" or #DIV/0! in a published report shows that nobody looked."
        "Type the figure or the text, or N/A where there is none. `check --missing` lists all that is still to come, by owner.",
    WeakAlt
        "Those who listen hear \"image.png\" instead of what the picture shows."
        "Write a sentence that says what the picture shows.",
    SplitGroup
        "The group would stand twice in the index and in the bookmarks."
        "Put its indicators together, and write the group's name in one way.",
    OddDates
        "One of the two dates is probably a slip, and dates are what people look for first."
        "Correct the date that is wrong.",
    ExemptWording
        "A text says of itself that it is not for publication, in a report that is. If it is right, it must not get out."
        "Take the text out, or set \"marking\" in \"report\" if nobody outside may read the report.",
    LanguageWords
        "Headings such as Index and Key print in English in a report that says it is in another language."
        "Translate the words of the page and give their folder with --templates.",
    UnusedTemplate
        "You changed a template and the report prints as before."
        "Rename the file as the hint says: names count to the letter, capital or small.",
    UnplacedEvent
        "An event helps to read a chart only where it stands at its period. Where no chart shows the period, its words are printed under the headline."
        "Write the period of the event as the history, or the chart, has it.",
    CumulativeFell
        "A figure that counts from the start of the year cannot fall. Where it does, one of the two is wrong, or the figure is not cumulative."
        "Correct the figure that is wrong, or \"basis\".",
    StaleText
        "A text of last quarter beside this quarter's figure tells the committee what it has read already, and may no longer be true."
        "Write what happened in this period. If nothing did, say that.",
    StaleFigure
        "A figure that was not brought up to date looks like one that has not moved."
        "Put in this period's figure. If it is the same again, say so in \"change\" (\"No change\"), or in \"not_due\" that none was due.",
    Redefined
        "With another definition or target the figures before and after are not comparable, and members will compare them."
        "Say in \"notes\" what has changed and why, or put it back. For a target a \"note\" on the target itself will do.",
    Vanished
        "Members remember indicators, and one that vanishes without a word looks as if it had been hidden."
        "Put it back, or say in the introduction or a note why it is no longer reported; then accept the warning.",
    Renumbered
        "Minutes and action lists quote indicators by number; with a new one they lead nowhere."
        "Say in \"notes\" which number it had, or give it its number back.",
    Restated
        "A published figure that is another one now, without a word, costs trust in all the others."
        "If it was revised, mark it \"revised\" with what was published in \"previously\" and the reason in \"note\"; otherwise correct it.",
    UnusedAccept
        "The warning that was accepted is gone, so the reason no longer belongs to anything; it would silently cover the next one."
        "Delete the entry.",
}
