import Vignette

@testable import Vision

/// llama.cpp, vLLM, Ollama, LM Studio and their like.
extension RecordedError {
    static let local = llama + vllm + ollama + lmStudio

    private static let llama: [RecordedError] = [
        .init(
            "llama.cpp router", 400, Envelope.llama(400, "invalid_request_error", "model 'x' not found"),
            .modelUnknown, .modelNotFound),
        .init(
            "llama.cpp router", 400,
            Envelope.llama(400, "invalid_request_error", "model name is missing from the request"),
            .modelMissing, .notConfigured),
        .init(
            "llama.cpp", 500,
            Envelope.llama(
                500, "server_error",
                "image input is not supported - hint: if this is unexpected, you may need to provide the mmproj"),
            .modelCannotSee, .modelCannotSee),
        .init(
            "llama.cpp", 400, Envelope.llama(400, "invalid_request_error", "Failed to load image or audio file"),
            .pictureRefused, .upstreamError),
        .init(
            "llama.cpp", 500, Envelope.llama(500, "server_error", "Invalid base64 value"),
            .pictureRefused, .upstreamError),
        .init(
            "llama.cpp", 400,
            Envelope.llama(
                400, "exceed_context_size_error",
                "request (605 tokens) exceeds the available context size (256 tokens), try increasing it",
                #","n_prompt_tokens":605,"n_ctx":256"#),
            .contextOverflow, .contextOverflow),
        .init(
            "llama.cpp", 500, Envelope.llama(500, "server_error", "Context size has been exceeded."),
            .contextOverflow, .contextOverflow),
        .init(
            "llama.cpp", 401,
            #"{"error":{"message":"Invalid API Key","type":"authentication_error","code":401}}"#,
            .keyRefused, .upstreamAuth),
        .init(
            "llama.cpp", 503, #"{"error":{"message":"Loading model","type":"unavailable_error","code":503}}"#,
            .overloaded(retryAfter: nil), .upstreamOverloaded),
        .init(
            "llama.cpp", 500,
            Envelope.llama(
                500, "server_error",
                "[json.exception.parse_error.101] parse error at line 1, column 10: syntax error"),
            .other, .upstreamError),
        .init(
            "llama.cpp", 404, #"{"error":{"message":"File Not Found","type":"not_found_error","code":404}}"#,
            .wrongAddress, .notConfigured),
        .init(
            "llama.cpp in a stream", 200,
            "data: " + Envelope.llama(500, "server_error", "Failed to decode image chunk") + "\n\n",
            .pictureRefused, .upstreamError),
        .init(
            "llama.cpp in an older stream", 200,
            "error: " + #"{"code":500,"message":"image input is not supported","type":"server_error"}"# + "\n\n",
            .modelCannotSee, .modelCannotSee),
    ]

    private static let vllm: [RecordedError] = [
        .init(
            "vLLM", 404, Envelope.vllm(404, "NotFoundError", "The model `x` does not exist.", param: "model"),
            .modelUnknown, .modelNotFound),
        .init(
            "vLLM, older", 404, Envelope.flat(404, "NotFoundError", "The model `x` does not exist."),
            .modelUnknown, .modelNotFound),
        .init(
            "vLLM", 400, Envelope.vllm(400, "BadRequestError", "Qwen/Qwen3-4B is not a multimodal model"),
            .modelCannotSee, .modelCannotSee),
        .init(
            "vLLM", 400,
            Envelope.vllm(400, "BadRequestError", "At most 0 image(s) may be provided in one prompt."),
            .modelCannotSee, .modelCannotSee),
        .init(
            "vLLM", 400,
            Envelope.vllm(400, "BadRequestError", "At most 1 image(s) may be provided in one prompt."),
            .tooManyPictures(limit: 1), .tooManyPictures),
        .init(
            "vLLM, older", 400,
            Envelope.flat(
                400, "BadRequestError",
                "You set image=2 (or defaulted to 1) in `--limit-mm-per-prompt`, but found 3 items in the same prompt."),
            .tooManyPictures(limit: 2), .tooManyPictures),
        .init(
            "vLLM", 400,
            Envelope.vllm(400, "BadRequestError", "Failed to load image: cannot identify image file <_io.BytesIO>"),
            .pictureRefused, .upstreamError),
        .init(
            "vLLM", 400, Envelope.vllm(400, "BadRequestError", "image file is truncated (12 bytes not processed)"),
            .pictureRefused, .upstreamError),
        .init(
            "vLLM", 400,
            Envelope.vllm(
                400, "BadRequestError",
                "This model's maximum context length is 4096 tokens. However, you requested 512 output tokens and "
                    + "your prompt contains at least 3900 input tokens, for a total of at least 4412 tokens.",
                param: "input_tokens"),
            .contextOverflow, .contextOverflow),
        .init(
            "vLLM", 400, Envelope.vllm(400, "BadRequestError", "Please shorten it.", param: "input_text"),
            .contextOverflow, .contextOverflow),
        .init("vLLM", 401, #"{"error":"Unauthorized"}"#, .keyRefused, .upstreamAuth),
        .init(
            "vLLM", 503,
            Envelope.vllm(
                503, "ServiceUnavailableError",
                "The engine is currently busy and cannot accept new requests. Please try again later."),
            .overloaded(retryAfter: nil), .upstreamOverloaded),
        .init(
            "vLLM", 400, Envelope.vllm(400, "BadRequestError", "[{'type': 'json_invalid', 'loc': ('body', 0)}]"),
            .other, .upstreamError),
        .init(
            "vLLM", 404, #"{"error":{"message":"Not Found","type":"Not Found","code":404}}"#,
            .wrongAddress, .notConfigured),
        .init(
            "vLLM in a stream", 200,
            "data: " + Envelope.vllm(500, "InternalServerError", "EngineCore encountered an issue.")
                + "\n\ndata: [DONE]\n\n",
            .other, .upstreamError),
    ]

    private static let ollama: [RecordedError] = [
        .init("Ollama", 404, Envelope.ollama("not_found_error", "model 'x' not found"), .modelUnknown, .modelNotFound),
        .init(
            "Ollama", 404, Envelope.ollama("not_found_error", #"model "x" not found, try pulling it first"#),
            .modelUnknown, .modelNotFound),
        .init(
            "Ollama", 400, Envelope.ollama("invalid_request_error", "model is required"),
            .modelMissing, .notConfigured),
        .init(
            "Ollama", 500,
            Envelope.ollama("api_error", "image input is not supported - hint: you may need to provide the mmproj"),
            .modelCannotSee, .modelCannotSee),
        .init(
            "Ollama", 500, Envelope.ollama("api_error", "this model is missing data required for image input"),
            .modelCannotSee, .modelCannotSee),
        .init(
            "Ollama", 400, Envelope.ollama("invalid_request_error", "invalid image input"),
            .pictureRefused, .upstreamError),
        .init(
            "Ollama", 400,
            Envelope.ollama(
                "invalid_request_error",
                "image URLs are not currently supported, please use base64 encoded data instead"),
            .pictureRefused, .upstreamError),
        .init(
            "Ollama", 400,
            Envelope.ollama(
                "invalid_request_error",
                "the prompt is longer than the context length currently available to the model; shorten it"),
            .contextOverflow, .contextOverflow),
        .init(
            "Ollama", 503,
            Envelope.ollama("api_error", "server busy, please try again.  maximum pending requests exceeded"),
            .overloaded(retryAfter: nil), .upstreamOverloaded),
        .init(
            "Ollama", 400, Envelope.ollama("invalid_request_error", "[] is too short - 'messages'"),
            .other, .upstreamError),
        .init("Ollama", 404, "404 page not found", .wrongAddress, .notConfigured),
        .init("Ollama", 499, "", .other, .upstreamError),
        .init(
            "Ollama", 400, Envelope.ollama("invalid_request_error", #""llava" does not support thinking"#),
            .reasoningEffortRefused, .upstreamError),
    ]

    private static let lmStudio: [RecordedError] = [
        .init(
            "LM Studio", 200,
            Envelope.lmStudio("The model has crashed: Vision add-on is not loaded, but images were provided for it."),
            .modelCannotSee, .modelCannotSee),
        .init(
            "LM Studio, older", 400,
            Envelope.string("<LM Studio error> Model does not support images. Please use a model that does."),
            .modelCannotSee, .modelCannotSee),
        .init(
            "LM Studio in a stream", 200,
            "event: error\ndata: " + Envelope.lmStudio("Vision add-on is not loaded, but images were provided.")
                + "\n\n",
            .modelCannotSee, .modelCannotSee),
        .init(
            "LM Studio", 400, Envelope.string("'url' field must be a base64 encoded image."),
            .pictureRefused, .upstreamError),
        .init(
            "LM Studio", 200,
            Envelope.lmStudio(
                "Trying to keep the first 6547 tokens when context the overflows. However, the model "
                    + "is loaded with context length of only 4096 tokens, which is not enough."),
            .contextOverflow, .contextOverflow),
        .init(
            "LM Studio", 400,
            Envelope.string("The number of tokens to keep from the initial prompt is greater than the context length"),
            .contextOverflow, .contextOverflow),
        .init(
            "LM Studio", 200, Envelope.string("Unexpected endpoint or method. (POST /chat/completions)"),
            .wrongAddress, .notConfigured),
        .init(
            "LM Studio", 404,
            Envelope.openAI(
                "invalid_request_error", "model_not_found",
                "No models loaded. Please load a model in the developer page or use the 'lms load' command.",
                param: "model"),
            .noModelLoaded, .notConfigured),
        .init(
            "LM Studio", 400,
            Envelope.string("Multiple models are loaded. Please specify a model by providing a 'model' field."),
            .modelMissing, .notConfigured),
        .init(
            "SGLang", 400,
            Envelope.flat(
                400, "BadRequestError",
                "The input (5000 tokens) is longer than the model's context length (4096 tokens)."),
            .contextOverflow, .contextOverflow),
    ]
}
