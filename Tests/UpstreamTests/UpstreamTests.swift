import Testing

/// Our endpoint against real servers, one server at a time. Every suite that needs one is a part of this.
@Suite(.serialized, .enabled(if: Upstreams.isPresent, "\(Upstreams.reason)"))
struct UpstreamTests {}
