/// The members of a chat-completions request.
extension FieldNames {
    /// Whom to ask, with which key, and what else a service fetches or reads for a prompt, is decided here: proxies behind
    /// us take such members from whoever sends them. `chat_template_kwargs` stays: with it thinking is turned off.
    static let body = FieldNames(
        read: Set(["model", "messages", "stream", "stream_options"] + readByModels),
        refused: [
            "api_base", "base_url", "api_key", "api_version", "custom_llm_provider", "extra_body", "extra_query",
            "extra_headers", "headers", "model_list", "models", "organization", "fallbacks", "user_config",
            "router_settings_override", "plugins", "chat_template", "mm_processor_kwargs", "media_io_kwargs",
            "documents", "prompt", "prompt_ids",
        ],
        refusedStarts: ["mock_", "litellm_", "aws_", "azure_", "vertex_", "langfuse_"],
        refusedEnds: ["_fallbacks", "_endpoint", "_host", "_url"],
        reason: "is not taken: whoever runs this server decides whom it asks, and how")

    /// Of what a block's manifest adds: these are the block's own.
    static let blockExtra = FieldNames(
        refused: ["messages", "stream", "stream_options", "n"], reason: "is not taken: the block decides it")

    /// What of a request's members beside the messages comes into a prompt.
    static let readByModels = [
        "tools", "functions", "response_format", "prediction", "stop", "chat_template_kwargs",
    ]

    static let message = FieldNames(
        read: ["role", "content"],
        refused: [
            "images", "image", "image_url", "audio", "audios", "video", "videos", "file", "files", "attachments",
        ],
        // Answers of some services have them so, and come back as part of a conversation.
        takesNull: true,
        reason: "is not taken: send pictures as parts of the content")

    static let tool = FieldNames(read: ["type"])
}
