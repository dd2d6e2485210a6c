extension Configuration {
    /// Every setting there is. Help, `vignette config` and the documentation are made from this list.
    static let settings = service + server + pictures + log

    /// Who is asked, and how.
    private static let service: [Setting<Configuration>] = [
        Setting(
            "OPENAI_BASE_URL", "OPENAI_API_BASE_URL", "OPENAI_API_BASE", flag: "base-url", .serviceAddress, \.service,
            "Where the model service is: the address of any OpenAI-compatible API. /v1 is added where no version "
                + "stands. builtin is the reader inside this program, which is no model."),
        Setting(
            "OPENAI_API_KEY", flag: "api-key", .secret, \.key,
            "The key of the model service; it goes nowhere else. Services of your own mostly need none."),
        Setting(
            "OPENAI_MODEL", flag: "model", .line("NAME"), \.model, default: "the only model of the service",
            "The model that is asked."),
        Setting(
            "OPENAI_ORG_ID", flag: nil, .line("ID"), \.organisation,
            "The organisation that the model service is told."),
        Setting(
            "OPENAI_PROJECT_ID", flag: nil, .line("ID"), \.project,
            "The project that the model service is told."),
        Setting(
            "VIGNETTE_HEADERS", flag: "headers", .headers, \.headers, default: "none",
            "Header fields that are added to everything sent to the model service."),
        Setting(
            "VIGNETTE_EXTRA_BODY", flag: "extra-body", .extraBody, \.extraBody,
            "What is added to every question."),
        Setting(
            "VIGNETTE_UPSTREAM_PROFILE", flag: "upstream-profile", .choice, \.upstreamProfile,
            "What the model service takes. restricted: the option detail is refused. open: it is passed on."),
        Setting(
            "VIGNETTE_FIT", flag: "fit", .fit, \.fit,
            "The longest side of the pictures that are sent, where the recipe says none. describe takes the flag for "
                + "every recipe."),
        Setting(
            "VIGNETTE_REMOTE_IMAGES", flag: "remote-images", .choice, \.remoteImages,
            "Pictures that are named by an http or https address. reject: they are refused. fetch: this server fetches "
                + "them, from public addresses only, and sends them on as data."),
        Setting(
            "VIGNETTE_CONCURRENCY", flag: "concurrency", .count(1...64), \.concurrency,
            "How many questions of the pages are at the model service at once."),
        Setting(
            "VIGNETTE_GATEWAY_CONCURRENCY", flag: "gateway-concurrency", .count(1...10_000), \.gatewayConcurrency,
            "How many questions of programs are at the model service at once; more are told to come back."),
        Setting(
            "VIGNETTE_BLOCK_BASE_URLS", flag: "block-base-urls", .blockURLs, \.blockURLs,
            "Model services that a Roboflow block may name beside the one of this server, with commas between them. Keys "
                + "of this server go to none of them."),
        Setting(
            "VIGNETTE_MODERATION_URL", flag: "moderation-url", .moderationURL, \.moderationURL, default: "off",
            "A moderation service that is asked before the model. What it flags is not sent to the model."),
        Setting(
            "VIGNETTE_MODERATION_KEY", flag: "moderation-key", .secret, \.moderationKey,
            "The key of the moderation service."),
        Setting(
            "VIGNETTE_MODERATION_MODEL", flag: "moderation-model", .line("NAME"), \.moderationModel,
            "The model of the moderation service."),
    ]

    /// Where the server lies, and who may ask it.
    private static let server: [Setting<Configuration>] = [
        Setting(
            "VIGNETTE_HOST", "HOST", flag: "host", .host, \.host,
            "Where to listen: an IP address or a host name; 0.0.0.0 or :: is everywhere."),
        Setting(
            "VIGNETTE_PORT", "PORT", flag: "port", .port, \.port,
            "The port to listen on; 0 takes any free one."),
        Setting(
            "VIGNETTE_SOCKET", flag: "socket", .socketPath, \.socket,
            "A Unix socket to listen on instead of host and port, open to its owner and group. Its peers are trusted "
                + "like a proxy."),
        Setting(
            "VIGNETTE_ALLOWED_HOSTS", flag: "allowed-hosts", .allowedHosts, \.allowedHosts,
            default: "localhost, IP addresses and the host of the public URL",
            "Host names this server answers for besides localhost, IP addresses and the public URL's; requests for "
                + "others get 421. * is any."),
        Setting(
            "VIGNETTE_DATA", flag: "data", .path, \.data,
            "The folder for what is kept, and for recipes of your own in its folder recipes."),
        Setting(
            "VIGNETTE_ROOT", flag: "root", .path, \.root, default: "the working directory",
            "The folder that holds Public and Templates. Where the working directory holds none, they are looked for "
                + "beside the program, up to four folders above it, and in ../share/vignette."),
        Setting(
            flag: "dev", .switch, \.isDevelopment, default: "off",
            "Read the templates again for every page: for those who write them."),
        Setting(
            "VIGNETTE_PUBLIC_URL", flag: "public-url", .publicURL, \.publicURL, default: "from the request",
            "The address the world knows this server by, for absolute links."),
        Setting(
            "VIGNETTE_BASE_PATH", flag: "base-path", .basePath, \.basePath,
            "The path below which the server lies, with or without a proxy that strips it."),
        Setting(
            "VIGNETTE_TRUSTED_PROXIES", flag: "trusted-proxies", .addressRanges, \.trustedProxies,
            "Whose X-Forwarded fields, Forwarded and identity header are believed."),
        Setting(
            "VIGNETTE_IDENTITY_HEADER", flag: "identity-header", .fieldName, \.identityHeader,
            "The header field in which a trusted proxy says who is signed in, such as Remote-User."),
        Setting(
            "VIGNETTE_WEB", flag: "web", .choice, \.web,
            "Who may use the pages. open: everybody. identity: only those whom a proxy has signed in; pages that were "
                + "shared stay readable for those who have their link."),
        Setting(
            "VIGNETTE_FRAME_ANCESTORS", flag: "frame-ancestors", .frameAncestors, \.frameAncestors,
            "Which sites may show the embeddable pages in a frame: * is any, none is nobody."),
        Setting(
            "VIGNETTE_API_KEYS", flag: "api-keys", .apiKeys, \.apiKeys, default: "none",
            "Keys of programs that may use the APIs, as name:key, with commas between them; more are made with vignette "
                + "key. Until there is one the APIs are open to all who reach them. They do not close the form."),
        Setting(
            "VIGNETTE_FREE_TIER", flag: "free-tier", .count(0...1_000_000), \.freeTier, default: "off",
            "How many questions a day each address may ask without a key, where it sends X-Free-Tier: true; 0 is off."),
        Setting(
            "VIGNETTE_RATE", flag: "rate", .rate, \.rate,
            "How often one asker may ask a model; 0 is as often as they like."),
        Setting(
            "VIGNETTE_QUEUE", flag: "queue", .count(1...100_000), \.queue,
            "How many analyses may wait for their turn."),
        Setting(
            "VIGNETTE_EXPIRE_DAYS", flag: "expire-days", .count(0...36_500), \.expireDays,
            "After how many days what is kept is removed, where its owner says nothing else; 0 is never."),
    ]

    private static let pictures: [Setting<Configuration>] = [
        Setting(
            "VIGNETTE_IMAGING_WORKERS", flag: "imaging-workers", .count(1...64), \.imagingWorkers,
            default: "one for each core", "How many processes decode pictures."),
        Setting(
            "VIGNETTE_UPSTREAM_FORMATS", flag: "upstream-formats", .pictureFormats, \.upstreamFormats,
            "The picture formats that the endpoint reads. With webp in the list a WebP upload stays WebP; without it, "
                + "it becomes JPEG or PNG."),
        Setting(
            "VIGNETTE_MAX_UPLOAD_MB", flag: "max-upload-mb", .count(1...64), \.maxUploadMB,
            "How large a picture may be, in MB."),
    ]

    private static let log: [Setting<Configuration>] = [
        Setting(
            "VIGNETTE_METRICS_TOKEN", flag: "metrics-token", .secret, \.metricsToken,
            "What a Prometheus has to send as a Bearer token to read /metrics. Without one /metrics answers only this "
                + "machine itself, and no proxy."),
        Setting(
            "VIGNETTE_LOG", flag: "log", .choice, \.log,
            "The form of the log on standard error."),
        Setting(
            "LOG_LEVEL", flag: "log-level", .choice, \.logLevel,
            "The least important level that is logged."),
    ]
}
