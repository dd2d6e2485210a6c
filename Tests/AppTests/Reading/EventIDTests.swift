import Testing

@testable import App

@Suite struct EventIDTests {
    @Test(arguments: ["0-0", "7-123", "1767323045678000-5", "end"])
    func `reads what it wrote`(text: String) {
        #expect(EventID(text)?.description == text)
    }

    @Test(arguments: [
        "", "-", "1-", "-1", "1", "1-2-3", "a-b", "+1-2", "1--2", " 1-2", "1-2\n", "99999999999999999999-1", "End",
        "١-٢", "1-2\0",
    ])
    func `takes nothing else`(text: String) {
        #expect(EventID(text) == nil)
    }
}
