import Testing

@testable import Vision

@Suite struct RandomReplyTests {
    @Test(arguments: 0..<10) func `any answer is told by any dialect in any pieces`(_ block: Int) {
        for seed in (block * 40)..<(block * 40 + 40) {
            let random = RandomReply(UInt64(seed))
            let outcome = StreamOutcome(random.parts(seed: UInt64(seed) + 1))
            #expect(outcome.error == nil, "seed \(seed)")
            #expect(outcome.isTogether, "seed \(seed)")
            #expect(outcome.reply?.text == random.text, "seed \(seed)")
            #expect(outcome.reply?.reasoning == random.reasoning, "seed \(seed)")
            #expect(outcome.reply?.finish == random.finish, "seed \(seed)")
            #expect(outcome.reply?.usage == random.usage, "seed \(seed)")
            #expect(outcome.reply?.isComplete == true, "seed \(seed)")
            #expect(StreamOutcome([random.body]) == outcome, "seed \(seed)")
        }
    }
}
