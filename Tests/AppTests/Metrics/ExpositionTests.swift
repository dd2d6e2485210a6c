import Testing
import Vignette

@testable import App

@Suite struct ExpositionTests {
    private func text(_ write: (inout Exposition) -> Void) -> String {
        var exposition = Exposition()
        write(&exposition)
        return String(decoding: exposition.bytes, as: UTF8.self)
    }

    @Test func `a family is its explanation, its kind and its samples`() {
        let text = text {
            $0.family("a_total", .counter, "How many")
            $0.sample(3, MetricLabels(["b": "c", "d": "e"]))
            $0.single("seconds", .gauge, "How long", 0.25)
            $0.single("nothing", .gauge, "Not known", nil as Int?)
        }
        #expect(
            text == """
                # HELP a_total How many
                # TYPE a_total counter
                a_total{b="c",d="e"} 3
                # HELP seconds How long
                # TYPE seconds gauge
                seconds 0.25

                """)
    }

    @Test func `what would end a text is escaped`() throws {
        let text = text {
            $0.family("a", .gauge, "back\\slash \"quote\" line\nend")
            $0.sample(1, MetricLabels(["x": "back\\slash \"quote\" line\nend}"]))
        }
        #expect(text.hasPrefix("# HELP a back\\\\slash \"quote\" line\\nend\n"))
        #expect(text.contains("a{x=\"back\\\\slash \\\"quote\\\" line\\nend}\"} 1\n"))
        let read = try ExpositionText(text)
        #expect(read.families["a"]?.samples.first?.labels == ["x": "back\\slash \"quote\" line\nend}"])
    }

    @Test func `what is no number is left out`() {
        let text = text {
            $0.family("a", .gauge, "x")
            for value in [Double.nan, .infinity, -.infinity, 1] { $0.sample(value) }
        }
        #expect(text.hasSuffix("gauge\na 1.0\n"))
    }

    @Test func `classes of a histogram add up, with their bounds inside`() throws {
        let histogram = Histogram([0.01, 0.1, 1])
        let durations: [Duration] = [
            .zero, .milliseconds(10), .microseconds(10_001), .milliseconds(100), .milliseconds(500), .seconds(1),
            .seconds(7), .seconds(-1),
        ]
        for duration in durations { histogram.note(duration) }
        #expect(histogram.values == [3, 2, 2, 1])
        let read = try ExpositionText(
            text {
                $0.family("a_seconds", .histogram, "x")
                $0.sample(histogram, MetricLabels(["r": "s"]))
            })
        for (bound, count) in [("0.01", 3.0), ("0.1", 5), ("1.0", 7), ("+Inf", 8)] {
            #expect(read.value("a_seconds_bucket", ["r": "s", "le": bound]) == count, "\(bound)")
        }
        #expect(read.value("a_seconds_count") == 8)
        let sum = try #require(read.value("a_seconds_sum", ["r": "s"]))
        #expect(abs(sum - 8.620001) < 1e-9)
    }

    @Test func `threads count together`() async {
        let (histogram, counter) = (Histogram(Histogram.requests), Counter())
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<1000 {
                        histogram.note(.milliseconds(1))
                        counter.add(2)
                        counter.subtract()
                    }
                }
            }
        }
        #expect(histogram.values.first == 8000 && counter.value == 8000)
    }

    @Test func `every code of failure has its line from the beginning`() throws {
        let counts = OutcomeCounts(good: "ok")
        counts.note(nil)
        counts.note(.rateLimited)
        counts.note(.rateLimited)
        let read = try ExpositionText(
            text {
                $0.family("a_total", .counter, "x")
                counts.write(to: &$0)
            })
        #expect(read.families["a_total"]?.samples.count == Failure.Code.allCases.count + 1)
        #expect(read.value("a_total", ["outcome": "ok"]) == 1)
        #expect(read.value("a_total", ["outcome": "rate_limited"]) == 2)
        #expect(read.value("a_total", ["outcome": "busy"]) == 0)
    }

    @Test func `the kernel's line is read from behind the name`() throws {
        let numbers = (4...52).map(String.init).joined(separator: " ")
        let stat = "77 (a) b (c)) S " + numbers
        // Of proc(5): 14 utime, 15 stime, 22 starttime, 23 vsize, 24 rss.
        let figures = try #require(ProcessFigures(stat: stat, ticks: 100, page: 4096, boot: 1000))
        #expect(figures.cpuSeconds == 0.29 && figures.startSeconds == 1000.22)
        #expect(figures.virtualBytes == 23 && figures.residentBytes == 24 * 4096)
        for broken in ["", "77", "77 (a", "77 (a) S 1 2 3", "77 (a) S " + String(repeating: "x ", count: 50)] {
            #expect(ProcessFigures(stat: broken, ticks: 100, page: 4096, boot: nil) == nil)
        }
        #expect(ProcessFigures(stat: stat, ticks: 0, page: 4096, boot: nil) == nil)
    }

    @Test func `this process has figures`() throws {
        let figures = try #require(ProcessFigures.now())
        #expect(figures.residentBytes > 1 << 20 && figures.virtualBytes > figures.residentBytes)
        #expect((figures.openDescriptors ?? 0) > 2 && (figures.descriptorLimit ?? 0) > 2)
        #expect((figures.startSeconds ?? 0) > 1_600_000_000)
    }
}
