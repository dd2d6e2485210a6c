import Testing

@Suite struct VignetteRoomTests {
    @Test func `the room builds`() {
        #expect(Bool(true))
    }
}
