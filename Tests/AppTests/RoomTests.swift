import Testing

@Suite struct AppRoomTests {
    @Test func `the room builds`() {
        #expect(Bool(true))
    }
}
