/// The readers of bytes that strangers send, and of templates, by the name of their corpus.
enum FuzzTarget: String, CaseIterable {
    case requests, chunked, multipart, urlencoded, base64, json, dataurl, gate, events, replies, markdown, templates,
        blocks

    /// Lets the reader loose on the input and checks what must hold for any input.
    func run(_ input: FuzzInput) {
        switch self {
        case .requests: RequestsFuzz.run(input)
        case .chunked: ChunkedFuzz.run(input)
        case .multipart: MultipartFuzz.run(input)
        case .urlencoded: URLEncodedFuzz.run(input)
        case .base64: Base64Fuzz.run(input)
        case .json: JSONFuzz.run(input)
        case .dataurl: DataURLFuzz.run(input)
        case .gate: GateFuzz.run(input)
        case .events: EventStreamFuzz.run(input)
        case .replies: ChatStreamFuzz.run(input)
        case .markdown: MarkdownFuzz.run(input)
        case .templates: TemplateFuzz.run(input)
        case .blocks: BlocksFuzz.run(input)
        }
    }
}
