internal import HTTP

/// What became of requests, by the line of the table of routes that answered them.
///
/// The lines are made once, from the table: nothing that a request brings can add one. All requests that no route
/// answers share one line.
final class RequestMetrics: Sendable {
    private struct Line: Sendable {
        let labels: MetricLabels
        /// By status class, 1xx to 5xx.
        let classes: [(labels: MetricLabels, counter: Counter)]
        let durations = Histogram(Histogram.requests)
        let received = Counter()
        let sent = Counter()

        init(method: String, route: String) {
            let labels = MetricLabels(["method": method, "route": route])
            self.labels = labels
            classes = (1...5).map { (labels.adding("status", "\($0)xx"), Counter()) }
        }
    }

    /// The last one is that of requests without a route.
    private let lines: [Line]
    private let broken = Counter()
    private let unparsed = Counter()

    init(_ routes: [Route]) {
        lines =
            routes.map { Line(method: $0.methodName, route: $0.path) } + [Line(method: "any", route: "none")]
    }

    /// The same routes; each writes into the trace of a request which of them it is.
    static func numbered(_ routes: [Route]) -> [Route] {
        routes.enumerated().map { number, route in
            route.wrapped { next in
                { request in
                    request.trace?.route = number
                    return try await next(request)
                }
            }
        }
    }

    func note(_ record: AccessRecord) {
        let last = lines.count - 1
        let line = lines[min(record.request.trace?.route ?? last, last)]
        let outcome = record.outcome
        line.classes[min(max(outcome.status.code / 100, 1), 5) - 1].counter.add()
        line.durations.note(outcome.duration)
        line.received.add(outcome.requestBytes)
        line.sent.add(outcome.bodyBytes)
        if !outcome.isComplete { broken.add() }
    }

    /// Something came that is no request.
    func noteUnparsed() {
        unparsed.add()
    }

    func write(to exposition: inout Exposition) {
        exposition.family(
            "vignette_http_requests_total", .counter, "Answered requests, by route and class of status")
        for line in lines {
            for (labels, counter) in line.classes { exposition.sample(counter.value, labels) }
        }
        exposition.family(
            "vignette_http_request_duration_seconds", .histogram,
            "From the end of a request's head to the end of its answer")
        for line in lines { exposition.sample(line.durations, line.labels) }
        exposition.family(
            "vignette_http_request_body_bytes_total", .counter, "Bytes of request bodies that were read")
        for line in lines { exposition.sample(line.received.value, line.labels) }
        exposition.family("vignette_http_answer_body_bytes_total", .counter, "Bytes of answers that were sent")
        for line in lines { exposition.sample(line.sent.value, line.labels) }
        exposition.single(
            "vignette_http_answers_broken_total", .counter, "Answers that did not come to their end", broken.value)
        exposition.single(
            "vignette_http_unparsed_total", .counter, "What came and was no request", unparsed.value)
    }
}
