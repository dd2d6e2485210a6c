internal import HTTP

/// A program's request that was let in, its body read, with a place among those that are asked at once.
struct Visit: Sendable {
    let caller: Caller
    let body: HeldBody
    let place: Places.Taken
}
