extension TroubleRule {
    /// In this order; the first that applies tells. Sentences and names come before statuses, because gateways hand on
    /// the sentence of the service behind them under statuses of their own.
    static let table: [TroubleRule] = [
        moderation, sight, answerLength, context, number, size, picture, parameters, quota, modelNames, key, model,
        load, address, statuses,
    ].flatMap(\.self)

    /// Known by its status alone.
    private static let statuses: [TroubleRule] = [
        TroubleRule(.quotaUsedUp, statuses: [402...402]),
        // Refused for where this server is, which no other key would change.
        TroubleRule(
            .other, statuses: [400...403],
            names: ["unsupported_country_region_territory"],
            wordings: [
                "region, or territory not supported", "location is not supported",  // OpenAI, Gemini
                "error code: 10",  // Cloudflare
            ]),
        TroubleRule(.keyRefused, statuses: [401...401]),
        // A page says no because of who asks or from where, not because of the key.
        TroubleRule(.keyRefused, statuses: [403...403], page: false),
        // Those who do answer questions say at 404 what else they have not got.
        TroubleRule(.wrongAddress, statuses: [404...405], page: true),
        TroubleRule(.wrongAddress, statuses: [404...405], isEmpty: true),
        TroubleRule(.wrongAddress, statuses: [404...405], wordings: missingPages),
        TroubleRule(.wrongAddress, statuses: [410...410, 421...421, 501...501]),
        // No redirect is followed, and a page in place of an answer is somebody's web interface.
        TroubleRule(.wrongAddress, statuses: [300...399]),
        TroubleRule(.wrongAddress, statuses: [200...299], page: true),
        TroubleRule(.proxyRefused, statuses: [407...407]),
        TroubleRule(.bodyTooLarge, statuses: [413...413]),
        TroubleRule(.rateLimited(retryAfter: nil), statuses: [429...429]),
        // 522 and 524 are Cloudflare's, 598 and 599 those of some other proxies.
        TroubleRule(.timedOut, statuses: [408...408, 504...504, 522...522, 524...524, 598...599]),
        TroubleRule(.unreachableBehind, statuses: [502...502, 520...521, 523...523, 525...527, 530...530]),
        TroubleRule(.overloaded(retryAfter: nil), statuses: [503...503, 529...529]),
    ]
}
