import Testing
import Vignette

@Suite struct KeptIDTests {
    @Test func `names are 25 letters and digits and read as they were written`() {
        let ids = (0..<1000).map { _ in Analysis.ID.random() }
        #expect(Set(ids).count == 1000)
        for id in ids { #expect(id.text.utf8.count == 25 && Analysis.ID(id.text) == id) }
    }

    @Test(arguments: [
        "", "a", String(repeating: "A", count: 25), String(repeating: "a", count: 26), "../../../../etc/passwd.123",
        String(repeating: "é", count: 25),
    ])
    func `nothing else is a name`(text: String) {
        #expect(Analysis.ID(text) == nil)
    }

    @Test(arguments: [Owner(.visitor, "ab12"), Owner(.identity, "ana:b"), Owner(.key, "")])
    func `an owner reads as it was written`(owner: Owner) {
        #expect(Owner(owner.description) == owner)
        #expect(Owner("nobody:x") == nil && Owner("x") == nil)
    }
}
