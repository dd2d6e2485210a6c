/// A polygon, closed by itself.
struct Zone {
    private let corners: [SIMD2<Double>]

    /// Of a list of points; of no points at all it is empty, of fewer than three it is none.
    init(_ value: Value, in evaluation: inout Evaluation) throws(OperationError) {
        let members = try value.elements(in: &evaluation)
        try evaluation.spend(steps: members.count, on: value)
        guard members.isEmpty || members.count >= 3 else {
            throw OperationError("needs a zone of at least three points", got: value)
        }
        corners = try members.map { member throws(OperationError) in try Self.point(member) }
    }

    /// The first two members of a list.
    static func point(_ value: Value) throws(OperationError) -> SIMD2<Double> {
        switch value {
        case .list(let members), .tuple(let members):
            guard members.count >= 2, let x = members[0].number, let y = members[1].number else { break }
            return SIMD2(x.double, y.double)
        case .array(let array) where array.shape.count == 1 && array.count >= 2:
            guard let x = array.element(0).number, let y = array.element(1).number else { break }
            return SIMD2(x.double, y.double)
        default: break
        }
        throw OperationError("needs points of two numbers", got: value)
    }

    /// True for what lies strictly within: no edge belongs to it. Where the polygon lies over itself, every second
    /// layer counts as outside.
    func contains(_ point: SIMD2<Double>, in evaluation: inout Evaluation) throws(OperationError) -> Bool {
        try evaluation.spend(steps: corners.count / 8, on: .null)
        var isInside = false
        guard var last = corners.last else { return false }
        for corner in corners {
            defer { last = corner }
            let side = Self.side(of: point, last, corner)
            let isBeside =
                point.x >= min(last.x, corner.x) && point.x <= max(last.x, corner.x) && point.y >= min(last.y, corner.y)
                && point.y <= max(last.y, corner.y)
            if side == 0 && isBeside { return false }
            // The ray to the right crosses the edge; of its two ends the lower belongs to it.
            if (last.y > point.y) != (corner.y > point.y), (side > 0) == (corner.y > last.y) { isInside.toggle() }
        }
        return isInside
    }

    /// Above zero where the point lies to the left of the way from one corner to the next, zero where it lies on its
    /// line.
    private static func side(of point: SIMD2<Double>, _ from: SIMD2<Double>, _ to: SIMD2<Double>) -> Double {
        let way = to - from
        let there = point - from
        // The product that is taken away first is rounded; what that lost is added again.
        let product = way.y * there.x
        let loss = (-product).addingProduct(way.y, there.x)
        return (-product).addingProduct(way.x, there.y) - loss
    }
}
