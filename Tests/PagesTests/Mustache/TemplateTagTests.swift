import Testing

@testable import Pages

/// What each kind of tag does, away from questions of white space.
@Suite struct TemplateTagTests {
    private static let garden: TemplateValue = [
        "plant": "fern", "bed": ["plant": "rose", "soil": ["depth": 30]],
        "row": [["plant": "leek"], ["plant": "bean"]],
        "words": ["a", "b"], "grid": [[1, 2], [3]], "dry": false, "gone": .nothing, "soil": ["ph": 7], "soil.ph": 8,
    ]

    @Test(arguments: [
        // Names, looked for from the inside out.
        ("{{plant}}", "fern"), ("{{ plant }}|{{\tplant\n}}|{{& plant}}|{{{ plant }}}", "fern|fern|fern|fern"),
        ("{{weed}}{{{weed}}}{{&weed}}", ""), ("{{gone}}", ""), ("{{#bed}}{{plant}} {{dry}}{{/bed}}", "rose false"),
        ("{{#bed}}{{#soil}}{{plant}}{{/soil}}{{/bed}}", "rose"),
        // Dotted names: the first part is looked for, the others are not.
        ("{{bed.plant}} {{bed.soil.depth}}", "rose 30"), ("{{bed.plant.colour}}{{bed.x.y}}{{plant.x}}", ""),
        ("{{#bed}}{{soil.depth}}{{soil.ph}}{{/bed}}", "30"), ("{{soil.ph}}", "7"), ("{{row.plant}}", ""),
        ("{{#bed.soil}}{{depth}}{{/bed.soil}}{{^bed.x}}none{{/bed.x}}", "30none"),
        // Sections.
        ("{{#row}}{{plant}},{{/row}}", "leek,bean,"), ("{{#dry}}x{{/dry}}{{#gone}}x{{/gone}}{{#weed}}x{{/weed}}", ""),
        ("{{#plant}}{{.}} {{plant}}{{/plant}}", "fern fern"), ("{{# bed }}{{plant}}{{/ bed }}", "rose"),
        ("{{#row}}{{#row}}{{plant}}{{/row}};{{/row}}", "leekbean;leekbean;"),
        // The one period.
        ("{{#words}}({{.}}){{/words}}", "(a)(b)"), ("{{#grid}}[{{#.}}{{.}}{{/.}}]{{/grid}}", "[12][3]"),
        ("{{#bed}}{{#.}}{{plant}}{{/.}}{{^.}}x{{/.}}{{/bed}}", "rose"),
        // Inverted sections.
        ("{{^dry}}wet{{/dry}} {{^gone}}g{{/gone}} {{^weed}}w{{/weed}}", "wet g w"),
        ("{{^row}}x{{/row}}{{^bed}}x{{/bed}}{{^plant}}x{{/plant}}", ""), ("{{^dry}}{{^row}}x{{/row}}y{{/dry}}", "y"),
        // Comments.
        ("a{{! anything {{ goes }}b", "ab"), ("a{{!\nover\nlines\n}}b", "ab"), ("a{{!}}b", "ab"), ("{{!plant}}", ""),
        // Delimiters.
        ("{{=<% %>=}}<%plant%> {{plant}}", "fern {{plant}}"), ("{{= | | =}}|plant| |={{ }}=| {{plant}}", "fern  fern"),
        ("{{=<< >>=}}<<{plant}>><<&plant>><<#bed>><<plant>><</bed>><<!x>>", "fernfernrose"),
        ("{{#bed}}{{=[ ]=}}[plant][/bed][plant]", "rosefern"), ("{{=$ $=}}$plant$", "fern"),
        // What is no tag.
        ("{plant} }} { {", "{plant} }} { {"), ("", ""), ("\u{FEFF}é{", "\u{FEFF}é{"),
    ])
    func `does what its kind does`(template: String, expected: String) throws {
        #expect(try rendered(template, Self.garden) == expected)
    }

    @Test func `renders nothing that a value brings as a template`() throws {
        #expect(try rendered("{{a}} {{{a}}}", ["a": "{{b}}", "b": "x"]) == "{{b}} {{b}}")
    }

    @Test(arguments: [
        ("one\n{{#a}}\ntwo", "line 2: the section a is never closed"),
        ("{{/a}}", "line 1: the section a is closed but never opened"),
        ("{{#a}}\n{{^b}}\n\n{{/a}}", "line 4: a is closed where b of line 2 is open"),
        ("\n\n{{a", "line 3: a tag is opened and never closed"), ("{{{a}}", "line 1: a tag is opened and never closed"),
        ("{{=a b}}", "line 1: a tag is opened and never closed"), ("{{}}", "line 1: a tag names nothing"),
        ("{{# }}", "line 1: a tag names nothing"), ("{{a b}}", "line 1: a name has a blank inside"),
        ("{{a..b}}", "line 1: a..b is no name: a part between periods is empty"),
        ("{{#.a}}{{/.a}}", "line 1: .a is no name: a part between periods is empty"),
        ("{{=a=}}", "line 1: new delimiters are two words without an equals sign"),
        ("{{=a b c=}}", "line 1: new delimiters are two words without an equals sign"),
        ("{{=a= b=}}", "line 1: new delimiters are two words without an equals sign"),
        ("{{$a}}{{/a}}", "line 1: $a uses a sign that is not supported"),
        ("{{<a}}{{/a}}", "line 1: <a uses a sign that is not supported"),
        ("{{>*a}}", "line 1: *a uses a sign that is not supported"),
        (String(repeating: "{{#a}}\n", count: 65), "line 65: sections lie more than 64 deep"),
    ])
    func `says what is wrong and where`(template: String, reason: String) {
        #expect(throws: PagesError("template page, \(reason)")) { try Template(parsing: template, name: "page") }
    }
}
