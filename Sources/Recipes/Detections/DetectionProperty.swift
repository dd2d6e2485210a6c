/// What operations can ask of detections, by the names that they write.
enum DetectionProperty: String, CaseIterable {
    case confidence
    case className = "class_name"
    case left = "x_min"
    case right = "x_max"
    case top = "y_min"
    case bottom = "y_max"
    case size
    case classID = "class_id"
    case centre = "center"
    case topLeft = "top_left"
    case topRight = "top_right"
    case bottomLeft = "bottom_left"
    case bottomRight = "bottom_right"
    // From here on it is data, which only some detections bring.
    case crossing = "in_out"
    case pathDeviation = "path_deviation"
    case polygon
    case timeInZone = "time_in_zone"
    case trackerID = "tracker_id"
    case velocity
    case speed
    case smoothedVelocity = "smoothed_velocity"
    case smoothedSpeed = "smoothed_speed"
    case imageDimensions = "image_dimensions"
    case predictionType = "prediction_type"
    case keypoints = "keypoints_xy"
    case rectangle = "rect"
    case width
    case height
    case angle
    case area = "area_px"
    case convertedArea = "area_converted"

    /// The name of the data that it is.
    var dataName: Text { Text(rawValue) }
}
