internal import Bytes
internal import Vignette

/// An analysis for programs. Members are always there; what is not known is null, a list that has nothing is empty.
struct AnalysisJSON: Sendable {
    let bytes: [UInt8]

    /// - Parameters:
    ///   - addresses: of whoever asked; the links have the host in them.
    ///   - isOwner: whoever asked may change it.
    ///   - position: how many come before it in the queue; nil where it does not wait, or nobody has counted.
    init(_ analysis: Analysis, addresses: Addresses, now: Timestamp, isOwner: Bool, position: Int? = nil) {
        let addresses = addresses.absolute
        // Nothing in it ends a line, so that a list of these can be one on each line.
        bytes = JSONWriter(escapesLineSeparators: true).object { object in
            object.string("id", analysis.id.text)
            object.string("state", analysis.state.rawValue)
            object.optional("phase", analysis.phase?.rawValue)
            object.optional("position", position)
            object.string("title", analysis.title)
            object.string("alt_text", analysis.altText)
            Self.write(analysis.answer, analysis.plan, to: &object)
            Self.write(analysis.plan, to: &object)
            if let failure = analysis.failure {
                object.object("failure") { object in failure.write(to: &object) }
            } else {
                object.null("failure")
            }
            object.int("attempts", analysis.attempts)
            object.optional("waits_until", analysis.waitsUntil?.iso8601)
            object.array("pictures") { list in
                for (index, picture) in analysis.pictures.enumerated() {
                    list.object { picture.write(index + 1, of: analysis.id, addresses, to: &$0) }
                }
            }
            object.string("created", analysis.created.iso8601)
            object.optional("started", analysis.started?.iso8601)
            object.optional("finished", analysis.finished?.iso8601)
            object.optional("expires", analysis.expires?.iso8601)
            object.bool("expired", analysis.isExpired(at: now))
            object.bool("own", isOwner)
            object.optional("from", analysis.from?.text)
            object.optional("parent", analysis.parent?.text)
            Self.write(analysis.place, addresses, to: &object)
            Self.writeLinks(of: analysis, addresses, to: &object)
        }
    }

    private static func write(_ answer: Answer?, _ plan: QuestionPlan, to object: inout JSONObjectWriter) {
        object.string("text", answer?.text ?? "")
        object.string("reasoning", answer?.reasoning ?? "")
        object.bool("truncated", answer?.finish == .cutOff)
        object.optional("finish", answer?.finish?.rawValue)
        object.optional("model", answer?.model ?? plan.model)
        object.optional("sight", answer?.sight.rawValue)
        object.array("notes") { list in answer?.notes.forEach { list.string($0.sentence) } }
        object.object("usage") { usage in
            usage.optional("prompt_tokens", answer?.usage.prompt)
            usage.optional("answer_tokens", answer?.usage.answer)
            usage.optional("tokens_per_second", answer?.tokensPerSecond.map(Seconds.tenths))
        }
        object.object("timing") { timing in
            timing.optional("first_piece_ms", answer?.timing.map { Int($0.firstPiece / .milliseconds(1)) })
            timing.optional("total_ms", answer?.timing.map { Int($0.total / .milliseconds(1)) })
        }
    }

    private static func write(_ plan: QuestionPlan, to object: inout JSONObjectWriter) {
        object.string("recipe", plan.recipe)
        object.object("parameters") { list in
            for (name, value) in plan.parameters.sorted(by: { $0.key < $1.key }) { list.string(name, value) }
        }
        object.string("prompt", plan.prompt)
        object.optional("language", plan.language)
        object.int("fit", plan.fit.rawValue)
        object.array("earlier") { list in
            for question in plan.earlier {
                list.object { turn in
                    turn.string("prompt", question.prompt)
                    turn.string("answer", question.answer)
                }
            }
        }
    }

    private static func write(
        _ place: CollectionPlace?, _ addresses: Addresses, to object: inout JSONObjectWriter
    ) {
        guard let place else { return object.null("collection") }
        object.object("collection") { object in
            object.string("id", place.collection.text)
            object.int("position", place.position)
            object.string("url", addresses.collection(place.collection))
        }
    }

    private static func writeLinks(of analysis: Analysis, _ addresses: Addresses, to object: inout JSONObjectWriter) {
        let id = analysis.id
        object.object("links") { links in
            links.string("page", addresses.analysis(id))
            for (name, document) in [("json", Addresses.Document.json), ("markdown", .markdown), ("text", .text)] {
                links.string(name, addresses.document(document, of: id))
            }
            links.string("events", addresses.events(of: id))
            links.string("embed", addresses.embed(id))
        }
    }
}

extension Failure {
    /// What everyone may know of it.
    func write(to object: inout JSONObjectWriter) {
        object.string("code", code.rawValue)
        object.string("title", title)
        object.string("message", message)
        object.string("advice", advice)
        object.optional("retry_after", retryAfter)
    }
}
