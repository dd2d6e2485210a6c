/// The object that a classification is, with its classes in a list, or by their names where several may be predicted.
struct Classification {
    private let members: ValueMap

    init(_ members: ValueMap) {
        self.members = members
    }

    /// The confidences of the predicted classes, in the order of these.
    func predictedConfidences(in evaluation: inout Evaluation) throws(OperationError) -> [Value] {
        guard let predicted = members["predicted_classes"] else { return [] }
        let names = try predicted.elements(in: &evaluation)
        try evaluation.spend(steps: names.count, on: .map(members))
        return try names.map { name throws(OperationError) in
            guard case .text(let name) = name, case .map(let predictions) = try predictions else {
                throw error("whose predicted classes are names of predictions")
            }
            guard case .map(let prediction)? = predictions[name], let confidence = prediction["confidence"] else {
                throw error("that has a confidence for '\(name.string.prefix(100))'")
            }
            return confidence
        }
    }

    /// A member of every prediction: in the order of a list, else in the order of the classes' ids.
    func all(_ name: Text, in evaluation: inout Evaluation) throws(OperationError) -> [Value] {
        switch try predictions {
        case .list(let predictions):
            try evaluation.spend(steps: predictions.count, on: .map(members))
            return try predictions.map { prediction throws(OperationError) in try member(name, of: prediction) }
        case .map(let predictions):
            var byID: [(id: Value, value: Value)] = []
            for (className, prediction) in predictions.members {
                let id = try member("class_id", of: prediction)
                byID.append((id, name == "class" ? .text(className) : try member(name, of: prediction)))
            }
            return try Self.inOrder(byID, in: &evaluation)
        default: throw error("with 'predictions' in a list or an object")
        }
    }

    /// Sorted by their ids; of those with one id the last.
    private static func inOrder(
        _ members: [(id: Value, value: Value)], in evaluation: inout Evaluation
    ) throws(OperationError) -> [Value] {
        let sorted = try members.mergeSorted { (one, other) throws(OperationError) in
            try other.id.compared(to: one.id, in: &evaluation) == .less
        }
        var values: [Value] = []
        for (index, member) in sorted.enumerated() {
            if index > 0, try member.id.equals(sorted[index - 1].id, in: &evaluation) { values.removeLast() }
            values.append(member.value)
        }
        return values
    }

    private var predictions: Value {
        get throws(OperationError) {
            guard let predictions = members["predictions"] else { throw error("that has 'predictions'") }
            return predictions
        }
    }

    private func member(_ name: Text, of prediction: Value) throws(OperationError) -> Value {
        guard case .map(let prediction) = prediction, let member = prediction[name] else {
            throw error("whose predictions have '\(name)'")
        }
        return member
    }

    private func error(_ what: String) -> OperationError {
        OperationError("needs a classification \(what)", got: .map(members))
    }
}

extension Array {
    /// Sorted by a comparison that may fail, and that says whether the second goes before the first; equal ones keep
    /// their order. Merges longer and longer runs.
    fileprivate func mergeSorted<Failure: Error>(
        _ isAfter: (Element, Element) throws(Failure) -> Bool
    ) throws(Failure) -> [Element] {
        var sorted = self
        var width = 1
        while width < count {
            var merged: [Element] = []
            merged.reserveCapacity(count)
            for start in Swift.stride(from: 0, to: count, by: 2 * width) {
                let (middle, end) = (Swift.min(start + width, count), Swift.min(start + 2 * width, count))
                var (left, right) = (start, middle)
                while left < middle || right < end {
                    if right == end {
                        merged.append(sorted[left])
                        left += 1
                    } else if left == middle {
                        merged.append(sorted[right])
                        right += 1
                    } else if try isAfter(sorted[left], sorted[right]) {
                        merged.append(sorted[right])
                        right += 1
                    } else {
                        merged.append(sorted[left])
                        left += 1
                    }
                }
            }
            sorted = merged
            width *= 2
        }
        return sorted
    }
}
