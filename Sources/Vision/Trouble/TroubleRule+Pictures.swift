/// What is wrong with the pictures, or with how much there is of them.
extension TroubleRule {
    static let moderation: [TroubleRule] = [
        TroubleRule(
            .moderated(category: nil),
            names: [
                "moderation_blocked", "content_policy_violation", "image_content_policy_violation",  // OpenAI
                "content_filter", "responsibleaipolicyviolation",  // Azure
                "content_policy_violation_error", "content_filter_error", "sensitive_words_detected",  // gateways
                "data_inspection_failed", "datainspectionfailed",  // Alibaba
            ],
            wordings: [
                "moderation blocked", "rejected as a result of our safety system",  // OpenAI and alike
                "prompt * was flagged as", "prompt * flagged * usage policy",  // OpenAI
                "content management policy",  // Azure
                "requires moderation", "input was flagged",  // OpenRouter
                "litellm.contentpolicyviolationerror", "content_filter_policy",  // LiteLLM
                "prohibited_content", "blocked * due to safety",  // Gemini
                "considered high risk", "content exists risk",  // Moonshot, DeepSeek
                "data may contain inappropriate content",  // Alibaba
                "content filtering policy",  // Anthropic
            ])
    ]

    static let sight: [TroubleRule] = [
        TroubleRule(
            .modelCannotSee,
            wordings: [
                "image input is not supported",  // llama.cpp; through LiteLLM too, as a 500
                "is not a multimodal model", "is not a multi-modal model",  // vLLM, SGLang
                "vision add-on is not loaded",  // LM Studio
                "image_url is only supported by certain models",  // OpenAI
                "missing data required for image input", "this model does not support images",  // Ollama
                "no endpoints found that support image",  // OpenRouter
                "image input modality is not enabled", "image input is not enabled",  // Gemini, Mistral
                "unknown variant `image_url`, expected `text`",  // DeepSeek
                "content must be a string", "content' : value must be a string",  // Groq
                "messages.content.type * ['text']",  // Zhipu
                "not supported for vision",  // GitHub
                "support the image content block",  // Bedrock
                "image input not supported", "image inputs not supported",
                "not support vision", "cannot process images",
                "not support multimodal", "not support multi-modal", "vision is not supported",
                "images are not supported", "image inputs are not supported", "multimodal input is not supported",
                "only supports text", "only support text", "text-only model", "is not a vision model",
            ]),
        // Not those that name a kind or a size of pictures that is not supported.
        TroubleRule(
            .modelCannotSee,
            wordings: [
                "not support image|", "not support images", "not support image input", "not support image content",
                "not support image url", "not support image_url", "doesn't support image|", "doesn't support images",
                "doesn't support image input", "doesn't support image content", "doesn't support image url",
                "doesn't support image_url",
            ],
            exceptions: [
                "support images larger", "support images bigger", "support images smaller", "support images over",
                "support images above", "support images below", "support images under", "support images with",
                "support images of", "support images that",
            ]),
    ]

    static let number: [TroubleRule] = [
        TroubleRule(
            .tooManyPictures(limit: nil),
            names: ["too_many_images"],
            wordings: [
                "at most # image",  // vLLM
                "limit-mm-per-prompt",  // vLLM, older
                "too many images", "up to # images", "maximum of # images", "maximum number of images",  // clouds
                "single image per message", "only one image",  // Ollama and alike
            ])
    ]

    static let context: [TroubleRule] = [
        TroubleRule(
            .contextOverflow,
            names: [
                "exceed_context_size_error",  // llama.cpp
                "context_length_exceeded", "context_window_exceeded", "token_limit_exceeded",  // OpenAI, OpenRouter
            ],
            wordings: [
                "exceeds the available context size", "context size has been exceeded",  // llama.cpp
                "input is too large to process",  // llama.cpp
                "maximum context length",  // OpenAI, vLLM, Mistral, OpenRouter
                "longer than the maximum model length", "encoder cache size",  // vLLM
                "longer than the model's context length",  // SGLang
                "longer than the context length", "exceeds the context length",  // Ollama
                "cannot truncate prompt with n_keep", "trying to keep the first",  // LM Studio
                "greater than the context length", "context length of only",  // LM Studio
                "litellm.contextwindowexceedederror",  // LiteLLM
                "exceeds the context window", "exceeds the model's context", "exceeds context",  // OpenAI and alike
                "prompt is too long",  // Anthropic
                "exceeds the maximum number of tokens",  // Gemini
                "inputs` must have less than",  // Hugging Face
                "reduce the length of the messages", "reduce your message size",  // Groq
                // OpenAI and Groq, as a rate that this one question exceeds alone: waiting is of no use.
                "request too large for",
                "range of input length should be",  // Alibaba
            ]),
        TroubleRule(.contextOverflow, statuses: [400...400], params: ["input_tokens", "input_text"]),  // vLLM
    ]

    static let size: [TroubleRule] = [
        TroubleRule(
            .bodyTooLarge,
            names: ["request_too_large", "image_too_large", "image_file_too_large", "payload_too_large"],
            wordings: [
                "request entity too large", "payload too large", "content too large",  // nginx, Express, gateways
                "request body too large", "body limit", "body exceeded", "exceeded maximum allowed payload",
                "payload size exceeds",  // Gemini
                "image exceeds", "image dimensions exceed", "image is too large", "image too large",  // Anthropic
                "image size * exceed", "exceeds the maximum image size",
                "image * at most * mb", "image * at most * kb", "image * at most * pixels", "image * at most * px",
            ])
    ]

    static let picture: [TroubleRule] = [
        TroubleRule(
            .pictureRefused,
            names: [
                "invalid_image", "invalid_image_format", "invalid_image_mode", "invalid_image_url",  // OpenAI
                "invalid_base64_image", "image_parse_error", "empty_image_file", "image_too_small",
                "unsupported_image", "unsupported_image_media_type", "failed_to_download_image",
                "image_file_not_found",
            ],
            wordings: [
                "failed to load image", "invalid base64 value", "failed to decode image",  // llama.cpp, vLLM
                "image file is truncated", "cannot identify image", "incorrect padding",  // vLLM, by Pillow
                "invalid image input", "image urls are not currently supported", "invalid image data",  // Ollama
                "must be a base64 encoded image",  // LM Studio
                "unsupported image", "expected a base64-encoded data url", "invalid image",  // OpenAI
                "could not process image", "unable to process input image",  // Anthropic, Gemini
                "provided image is not valid", "image is not valid", "image cannot be read",
                "aspect ratio must be smaller", "must be larger than factor", "image length and width",  // Qwen
                "only base64 * images are supported", "error loading image", "failed to process image",
                "not support image format", "not support image type", "doesn't support image format",
                "image format is not supported", "image format not supported", "image type is not supported",
            ])
    ]
}
