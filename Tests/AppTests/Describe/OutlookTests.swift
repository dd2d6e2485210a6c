import Testing
import Vignette

@testable import App

@Suite struct OutlookTests {
    @Test(
        arguments: [
            ([], false, 0), ([nil], false, 0), ([nil, .decodeFailed], false, 1), ([.decodeFailed], false, 1),
            ([.upstreamUnreachable], false, 3), ([.upstreamUnreachable, .decodeFailed], false, 3),
            ([.upstreamUnreachable, .notConfigured], true, 3), ([.modelCannotSee, nil, .modelCannotSee], false, 1),
            ([nil, .modelCannotSee, .modelCannotSee], true, 1), ([.upstreamError, .upstreamError], false, 1),
            ([.modelNotFound, .decodeFailed, .modelNotFound], true, 3), ([.upstreamAuth], true, 3),
            ([nil, .upstreamQuota], true, 1), ([.upstreamQuota, nil], true, 1),
        ] as [([Failure.Code?], Bool, Int32)])
    func `what cannot get better is seen`(codes: [Failure.Code?], isHopeless: Bool, status: Int32) {
        var outlook = Outlook()
        for code in codes {
            outlook.add(code.map { .failure(Failure($0)) } ?? .success(Answer(text: "A")))
        }
        #expect((outlook.hopelessness != nil) == isHopeless && outlook.status == status)
    }

    @Test func `the first reason is the one that is given`() {
        var outlook = Outlook()
        for code in [Failure.Code.decodeFailed, .upstreamQuota, .upstreamAuth] { outlook.add(.failure(Failure(code))) }
        #expect(outlook.hopelessness?.code == .upstreamQuota)
    }
}
