extension Detections {
    func centreX(_ index: Int) -> Double { (boxes[index][0] + boxes[index][2]) * 0.5 }

    func centreY(_ index: Int) -> Double { (boxes[index][1] + boxes[index][3]) * 0.5 }

    /// How many values a property of all of them is.
    func size(of property: DetectionProperty) -> Int {
        max(count, data[property.dataName]?.size ?? 0)
    }

    /// How many values a property of one of them is.
    func rowSize(of property: DetectionProperty) -> Int {
        data[property.dataName]?.rowSize ?? 1
    }

    /// How many values are known of each, its outline not counted.
    var rowSize: Int { data.members.reduce(8) { $0 + $1.array.rowSize } }

    /// How many values they are altogether.
    var sizeOfAll: Int {
        data.members.reduce(8 * count) { $0 + $1.array.size } + (outlines ?? []).reduce(0) { $0 + $1.count }
    }
}
