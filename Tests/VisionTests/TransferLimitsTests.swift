import Testing

@testable import Vision

@Suite struct TransferLimitsTests {
    @Test func `the first byte may take longer than any other`() {
        let limits = TransferLimits()
        #expect(limits.connect < limits.silence && limits.silence < limits.firstByte && limits.firstByte < limits.whole)
    }
}
