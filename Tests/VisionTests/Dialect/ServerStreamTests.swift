import Testing
import Vignette

@testable import Vision

/// Streams as each of the servers sends them.
@Suite struct ServerStreamTests {
    @Test(arguments: local + gateways + clouds) func `the stream of each server is read`(_ stream: StreamCase) {
        stream.check()
    }

    private static let local: [StreamCase] = [
        StreamCase(
            name: "llama.cpp with usage and comments",
            body: StreamCase.events([
                #"{"choices":[{"finish_reason":null,"index":0,"delta":{"role":"assistant","content":null}}],"#
                    + #""created":1,"id":"chatcmpl-a","model":"/m.gguf","object":"chat.completion.chunk"}"#,
                #"{"choices":[{"finish_reason":null,"index":0,"delta":{"content":" red"}}],"created":1,"id":"a"}"#,
            ]) + ":\n\n"
                + StreamCase.events([
                    #"{"choices":[{"finish_reason":null,"index":0,"delta":{"content":"."}}],"created":1}"#,
                    #"{"choices":[{"finish_reason":"stop","index":0,"delta":{}}],"created":1}"#,
                    #"{"choices":[],"created":1,"usage":{"completion_tokens":3,"prompt_tokens":41,"total_tokens":44,"#
                        + #""prompt_tokens_details":{"cached_tokens":0}},"timings":{"cache_n":0,"prompt_n":41}}"#,
                    "[DONE]",
                ]),
            text: "red.", finish: .complete, usage: TokenUsage(prompt: 41, answer: 3)),
        StreamCase(
            name: "llama.cpp without usage",
            body: StreamCase.events([
                #"{"choices":[{"index":0,"delta":{"content":"blue"},"finish_reason":null}]}"#,
                #"{"choices":[{"index":0,"delta":{},"finish_reason":"length"}],"#
                    + #""timings":{"cache_n":40,"prompt_n":2,"prompt_ms":1.5,"predicted_n":7}}"#,
                "[DONE]",
            ]),
            text: "blue", finish: .cutOff, usage: TokenUsage(prompt: 42, answer: 7)),
        StreamCase(
            name: "llama.cpp that was killed",
            body: StreamCase.events([#"{"choices":[{"index":0,"delta":{"content":"A red "},"finish_reason":null}]}"#])
                + #"data: {"choices":[{"index":0,"del"#,
            text: "A red", isComplete: false),
        StreamCase(
            name: "llama.cpp that was told to end",
            body: StreamCase.events([#"{"choices":[{"index":0,"delta":{"content":"A red"},"finish_reason":null}]}"#])
                + ":\n\n",
            text: "A red", isComplete: false),
        StreamCase(
            name: "vLLM with usage in every chunk",
            body: ": keep-alive\n\n"
                + StreamCase.events([
                    #"{"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":"#
                        + #"{"role":"assistant","content":""},"logprobs":null,"finish_reason":null}],"#
                        + #""usage":{"prompt_tokens":9,"total_tokens":9,"completion_tokens":0}}"#,
                    #"{"choices":[{"index":0,"delta":{"reasoning":"Look. "},"finish_reason":null}],"#
                        + #""usage":{"prompt_tokens":9,"total_tokens":11,"completion_tokens":2}}"#,
                    #"{"choices":[{"index":0,"delta":{"content":"\n\nSea"},"finish_reason":"stop","stop_reason":null}],"#
                        + #""usage":{"prompt_tokens":9,"total_tokens":14,"completion_tokens":5}}"#,
                    #"{"choices":[],"usage":{"prompt_tokens":9,"total_tokens":14,"completion_tokens":5}}"#, "[DONE]",
                ]),
            text: "Sea", reasoning: "Look.", finish: .complete, usage: TokenUsage(prompt: 9, answer: 5)),
        StreamCase(
            name: "Ollama",
            body: StreamCase.events([
                #"{"id":"chatcmpl-7","choices":[{"index":0,"delta":{"role":"assistant","content":"","#
                    + #""reasoning":"Hm"},"finish_reason":null}]}"#,
                #"{"id":"chatcmpl-7","choices":[{"index":0,"delta":{"role":"assistant","content":"A"},"#
                    + #""finish_reason":null}]}"#,
                #"{"id":"chatcmpl-7","choices":[{"index":0,"delta":{"role":"assistant","content":" cat"},"#
                    + #""finish_reason":"stop"}]}"#,
                #"{"choices":[],"usage":{"prompt_tokens":0,"completion_tokens":4,"total_tokens":4}}"#, "[DONE]",
            ]),
            text: "A cat", reasoning: "Hm", finish: .complete, usage: TokenUsage(answer: 4)),
        StreamCase(
            name: "Ollama that swallowed an error",
            body: StreamCase.events([
                #"{"id":"chatcmpl-7","choices":[{"index":0,"delta":{"role":"assistant","content":""},"#
                    + #""finish_reason":null}]}"#
            ]),
            isComplete: false),
    ]

    private static let gateways: [StreamCase] = [
        StreamCase(
            name: "LiteLLM with usage beside an empty delta",
            body: StreamCase.events([
                #"{"choices":[{"index":0,"delta":{"content":"Two ","role":"assistant"}}]}"#,
                #"{"choices":[{"index":0,"delta":{"content":"dogs "}}]}"#,
                #"{"choices":[{"finish_reason":"stop","index":0,"delta":{}}]}"#,
                #"{"choices":[{"index":0,"delta":{}}],"usage":{"completion_tokens":2.0,"prompt_tokens":30.0}}"#,
                "[DONE]",
            ]),
            text: "Two dogs", finish: .complete, usage: TokenUsage(prompt: 30, answer: 2)),
        StreamCase(
            name: "OpenRouter with comments and both names for reasoning",
            body: ": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n"
                + StreamCase.events([
                    #"{"choices":[{"index":0,"delta":{"content":"","reasoning":"So","reasoning_content":"So","#
                        + #""reasoning_details":[{"type":"reasoning.text","text":"So"}]},"finish_reason":null,"#
                        + #""native_finish_reason":null}],"error":null}"#,
                    #"{"choices":[{"index":0,"delta":{"content":"Yes"},"finish_reason":"stop"}]}"#, "[DONE]",
                ]),
            text: "Yes", reasoning: "So", finish: .complete),
        StreamCase(
            name: "OpenRouter whose provider gave up",
            body: StreamCase.deltas([#"{"content":"Half"}"#], finish: "\"error\""), text: "Half", isComplete: false),
    ]

    private static let clouds: [StreamCase] = [
        StreamCase(
            name: "OpenAI",
            body: StreamCase.events([
                #"{"choices":[{"index":0,"delta":{"role":"assistant","content":"","refusal":null},"logprobs":null,"#
                    + #""finish_reason":null}],"usage":null}"#,
                #"{"choices":[{"index":0,"delta":{"content":"A "},"finish_reason":null}],"usage":null}"#,
                #"{"choices":[{"index":0,"delta":{"content":"bird."},"finish_reason":null}],"usage":null}"#,
                #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}"#,
                #"{"choices":[],"usage":{"prompt_tokens":12,"completion_tokens":4,"total_tokens":16}}"#, "[DONE]",
            ]),
            text: "A bird.", finish: .complete, usage: TokenUsage(prompt: 12, answer: 4)),
        StreamCase(
            name: "OpenAI that refuses",
            body: StreamCase.deltas([
                #"{"role":"assistant","content":null,"refusal":""}"#, #"{"refusal":"I cannot "}"#,
                #"{"refusal":"<think> so."}"#,
            ]),
            text: "I cannot <think> so.", finish: .refused),
        StreamCase(
            name: "Azure with the filter's results first",
            body: StreamCase.events([
                #"{"choices":[],"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"#
                    + #""content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}]}"#,
                #"{"choices":[{"index":0,"content_filter_results":{},"delta":{"content":"Ab"},"finish_reason":null}]}"#,
                #"{"choices":[{"index":0,"delta":{},"finish_reason":"content_filter"}]}"#, "[DONE]",
            ]),
            text: "Ab", finish: .filtered),
        StreamCase(
            name: "Mistral with parts",
            body: StreamCase.deltas([
                #"{"content":[{"type":"thinking","thinking":[{"type":"text","text":"First "}]}]}"#,
                #"{"content":[{"type":"thinking","thinking":[{"type":"text","text":"second"}],"closed":true}]}"#,
                #"{"content":[{"type":"text","text":"The "},{"type":"reference","reference_ids":[1]}]}"#,
                #"{"content":"end"}"#,
            ]),
            text: "The end", reasoning: "First second", finish: .complete),
    ]
}
