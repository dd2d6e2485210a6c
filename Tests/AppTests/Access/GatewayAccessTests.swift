import HTTP
import Testing
import Vignette

@testable import App

/// Every kind of program at the door, and at every route of the APIs.
@Suite struct GatewayAccessTests {
    typealias Who = GatewayTable.Who

    private static func request(_ who: Who, _ path: String, _ method: HTTP.Method = .post) -> Request {
        var request = Request.make(
            method, path, fields: who.fields + [("Content-Type", "application/json")], peer: .local)
        request.body = .untouchable
        return request
    }

    @Test(arguments: Who.allCases, [true, false])
    func `programs are let in as the table says, before anything is read`(who: Who, asks: Bool) throws {
        var configuration = Configuration()
        who.configure(&configuration)
        let keys = KeyRing()
        if who.hasKeys { keys.replace(with: SampleKeys.kept) }
        let admission = Admission(access: Access(configuration, keys: keys))
        do throws(Failure) {
            _ = try admission.admit(Self.request(who, "/v1/chat/completions"), asks: asks)
            #expect(who.refusal == nil)
        } catch {
            #expect(error.code == who.refusal && error.status == 401 && !error.canRetry)
            // Whoever has a key learns how to send it.
            let isFree = [.keyless, .notFree].contains(who)
            #expect(error.advice.contains("X-Free-Tier: true for 5 questions a day") == isFree)
            #expect(error.advice.contains("Bearer"))
            for key in [SampleKeys.ci, .revoked, .unknown] {
                #expect(!"\(error.message)\(error.advice)\(error.detail ?? "")".contains(key.text))
            }
        }
    }

    @Test(arguments: Who.allCases)
    func `every route of the APIs keeps to the table`(who: Who) async throws {
        let bench = try TestDesk(who.configure)
        if who.hasKeys { bench.desk.access.keys.replace(with: SampleKeys.kept) }
        for route in bench.routes.map(\.description) {
            guard let row = GatewayTable.rows[route] else { continue }
            if case .own = row { continue }
            let parts = route.split(separator: " ")
            let path = parts[1].replacing("{id}", with: "builtin").replacing("{id...}", with: "builtin")
            let reply = try await bench.send(Self.request(who, String(path), parts[0] == "POST" ? .post : .get))
            // What comes after the door is no matter here: the body, for one, cannot be read.
            #expect((reply.status == 401) == (who.refusal != nil), "\(route) by \(who)")
        }
    }

    @Test func `a page of another site asks nothing, with whatever it has`() async throws {
        let bench = try TestDesk()
        for (route, row) in GatewayTable.rows where row == .asks && bench.routes.contains(where: { "\($0)" == route }) {
            var request = Self.request(.key, String(route.split(separator: " ")[1]))
            request.fields.append(.origin, "https://evil.example")
            let reply = try await bench.send(request)
            #expect(reply.code == .crossOrigin)
        }
    }
}
