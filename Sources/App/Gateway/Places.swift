internal import Synchronization
internal import Vignette

/// So many questions of programs are asked at once; nobody waits for a place.
final class Places: Sendable {
    /// A place, until it is let go of.
    final class Taken: Sendable {
        private let places: Places

        fileprivate init(_ places: Places) {
            self.places = places
        }

        deinit {
            places.used.wrappingSubtract(1, ordering: .relaxed)
        }
    }

    private let limit: Int
    private let used = Atomic<Int>(0)

    init(_ limit: Int) {
        self.limit = limit
    }

    var count: Int { used.load(ordering: .relaxed) }

    /// Throws `busy` where all are taken.
    func take() throws(Failure) -> Taken {
        // The one who comes last gives back what was one too many.
        let taken = used.wrappingAdd(1, ordering: .relaxed).newValue
        let place = Taken(self)
        guard taken <= limit else { throw Self.full }
        return place
    }

    /// The same for now, without taking one.
    func check() throws(Failure) {
        guard count < limit else { throw Self.full }
    }

    private static var full: Failure {
        .busy("it asks as many questions as it may at once", retryAfter: 2)
    }
}
