import Bytes
import Testing
import Vignette
import Vision

@testable import App

/// What of a block's question is moderated, and that nothing is asked before.
@Suite(.timeLimit(.minutes(2))) struct BlockModerationTests {
    private static let step = BlockDesk.step(
        #""system_prompt":"S","prompt":"P {{ $parameters.w }}","prompt_parameters":{"w":"$inputs.w","i":"$inputs.i"},"#
            + #""extra_body":{"stop":["E"],"seed":1}"#)
    private static let inputs = #"{"$inputs.w":["W"],"$inputs.i":{"type":"base64","value":"aGVsbG8="}}"#

    private func run(
        flagging: String?, _ check: (ModerationService, ChatDesk, ChatDesk.Reply) throws -> Void
    ) async throws {
        try await ModerationService.run(flagging: flagging) { service, moderator in
            let desk = try ChatDesk(moderator: moderator) { configuration in
                configuration.service = ServiceAddress(BlockDesk.url) ?? .builtin
            }
            let reply = try await desk.post(
                #"{"step":\#(Self.step),"inputs":\#(Self.inputs)}"#, path: BlockDesk.path)
            try check(service, desk, reply)
        }
    }

    @Test func `its pictures, and all words that the model reads`() async throws {
        try await run(flagging: nil) { service, desk, reply in
            #expect(reply.output == "Red.")
            #expect(service.inputs == ["data:image/jpeg;base64,aGVsbG8=", "S\n\nP ['W']\n\nE"])
        }
    }

    @Test(arguments: ["data:image/jpeg", "W"]) func `nothing is asked where something is flagged`(word: String)
        async throws
    {
        try await run(flagging: word) { _, desk, reply in
            #expect(reply.status == 400 && reply.json?["code"]?.string == "moderation_blocked")
            #expect(desk.service.asked.isEmpty)
        }
    }
}
