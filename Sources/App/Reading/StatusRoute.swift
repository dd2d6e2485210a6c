internal import HTTP
internal import Pages
internal import Vignette

/// GET /status, /status.json: how this server fares, for everyone who may see its form.
struct StatusRoute: Sendable {
    let desk: Desk
    let runner: Runner

    func response(to request: Request) async throws -> Response {
        let caller = desk.access.caller(of: request)
        try desk.access.authorize(caller, .visit)
        let report = await StatusReport(desk, runner)
        let isJSON = request.path.hasSuffix(".json") || request.isForPrograms
        let bytes =
            isJSON ? StatusJSON(report).bytes : desk.pages.status(report.page, in: desk.frame(for: request, caller))
        var response = desk.reply(bytes, type: isJSON ? "application/json" : Desk.html, isFinal: false)
        response.fields[.vary] = "accept, " + desk.vary
        return response
    }
}
