import Recipes
import Testing

@Suite struct PromptTests {
    @Test(
        arguments: [
            ("a {{$parameters.x}} b", ["x": "1"], "a 1 b"),
            ("{{ $parameters.x }}", [:], "{{ $parameters.x }}"),
            ("{{ $ parameters.x }}", ["x": "1"], "{{ $ parameters.x }}"),
            ("{ {$parameters.x} }", ["x": "1"], "{ {$parameters.x} }"),
            ("{{parameters.x}}", ["x": "1"], "{{parameters.x}}"),
            ("{{ $parameters.X }}", ["x": "1"], "{{ $parameters.X }}"),
            ("{{$parameters.x-y}}", ["x": "1", "x-y": "2"], "{{$parameters.x-y}}"),
            ("{{{$parameters.x}}}", ["x": "1"], "{1}"),
            ("{{{{$parameters.x}}", ["x": "1"], "{{1"),
            ("{{ $parameters.x }} {{ $parameters.y }}", ["x": "{{ $parameters.y }}", "y": "Z"], "Z Z"),
            (
                "{{ $parameters.y }} {{ $parameters.x }}", ["x": "{{ $parameters.y }}", "y": "Z"],
                "Z {{ $parameters.y }}"
            ),
            ("{{ $parameters.x }} {{$parameters.y}}", ["x": "{{ $parameters.y }}", "y": "Z"], "{{ $parameters.y }} Z"),
            (
                "{{ $parameters.x }} {{ $parameters.x }}", ["x": "{{ $parameters.x }}!"],
                "{{ $parameters.x }}!! {{ $parameters.x }}!!"
            ),
            ("{{\n\t$parameters.x\u{a0}\u{1f}}}", ["x": "1"], "1"),
            ("{{ $parameters.größe_2 }}", ["größe_2": "XL"], "XL"),
            ("{{ $parameters. }}", ["": "1"], "{{ $parameters. }}"),
            ("{{ $parameters.x }", ["x": "1"], "{{ $parameters.x }"),
            ("{{ $parameters.x", ["x": "1"], "{{ $parameters.x"),
            ("", ["x": "1"], ""),
        ] as [(String, [String: String], String)])
    func `fills in what is a placeholder, and nothing else`(prompt: String, values: [String: String], filled: String)
        throws
    {
        let texts = Dictionary(uniqueKeysWithValues: values.map { (Text($0), Text($1)) })
        #expect(try Prompt(Text(prompt)).filled(with: texts).string == filled)
    }

    @Test func `names its parameters in the order in which they come first`() {
        let prompt = Prompt("{{$parameters.b}} {{ $parameters.a }} {{ $parameters.b }}")
        #expect(prompt.names == ["b", "a"])
        #expect(prompt.placeholders.count == 3)
    }

    @Test func `refuses to grow without end`() {
        let prompt = Prompt(Text(String(repeating: "{{$parameters.x}}", count: 40)))
        let twice = Text("{{$parameters.x}}{{$parameters.x}}")
        #expect(throws: Prompt.TooLong.self) { try prompt.filled(with: ["x": twice]) }
    }

    @Test func `refuses to look at everything again and again`() {
        let filler = String(repeating: "x", count: 1 << 20)
        let many = (0..<100).map { "{{$parameters.x\($0)}}" }.joined() + filler
        let texts = Dictionary(uniqueKeysWithValues: (0..<100).map { (Text("x\($0)"), Text("1")) })
        #expect(throws: Prompt.TooLong.self) { try Prompt(Text(many)).filled(with: texts) }
    }

    @Test(arguments: [
        String(repeating: "{", count: (4 << 20) + 1), String(repeating: "{{$parameters.a}}", count: 1001),
    ])
    func `refuses what is too long before it looks for anything`(prompt: String) {
        let prompt = Prompt(Text(prompt))
        #expect(prompt.placeholders.isEmpty)
        #expect(throws: Prompt.TooLong.self) { try prompt.filled(with: ["a": ""]) }
    }

    @Test func `runs of braces are passed over`() throws {
        let braces = String(repeating: "{", count: 1 << 20)
        #expect(try Prompt(Text(braces + "{{$parameters.a}}")).filled(with: ["a": "b"]).string == braces + "b")
    }
}
