extension Configuration {
    /// Every setting there is. Help, `vignette config` and the documentation are made from this list.
    static let settings: [Setting<Configuration>] = [
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
            "VIGNETTE_ROOT", flag: "root", .path, \.root, default: "the working directory",
            "The folder that holds Public and Templates."),
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
            "VIGNETTE_IMAGING_WORKERS", flag: "imaging-workers", .count(1...64), \.imagingWorkers,
            default: "one for each core", "How many processes decode pictures."),
        Setting(
            "VIGNETTE_UPSTREAM_FORMATS", flag: "upstream-formats", .pictureFormats, \.upstreamFormats,
            "The picture formats that the endpoint reads. With webp in the list a WebP upload stays WebP; without it, "
                + "it becomes JPEG or PNG."),
        Setting(
            "VIGNETTE_MAX_UPLOAD_MB", flag: "max-upload-mb", .count(1...64), \.maxUploadMB,
            "How large a picture may be, in MB."),
        Setting(
            "VIGNETTE_LOG", flag: "log", .choice, \.log,
            "The form of the log on standard error."),
        Setting(
            "LOG_LEVEL", flag: "log-level", .choice, \.logLevel,
            "The least important level that is logged."),
    ]
}
