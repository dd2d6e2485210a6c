extension Desk {
    /// How often each may ask a model.
    var rates: RateLimits { access.rates }
}
