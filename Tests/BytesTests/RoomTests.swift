import Testing

@Suite struct BytesRoomTests {
    @Test func `the room builds`() {
        #expect(Bool(true))
    }
}
