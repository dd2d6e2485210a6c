internal import Bytes
internal import Vignette

extension Look {
    func write(to head: inout JSONObjectWriter) throws(JSONError) {
        head.string("reply", "looked")
        head.string("kind", kind.rawValue)
        try head.array("colours") { (list: inout JSONArrayWriter) throws(JSONError) in
            for colour in colours.prefix(WireLimits.colours) {
                try list.object { (object: inout JSONObjectWriter) throws(JSONError) in
                    object.string("name", colour.name.rawValue)
                    try object.double("share", colour.share)
                }
            }
        }
        try head.double("brightness", brightness)
        try head.double("sharpness", sharpness)
    }

    init(_ head: WireObject) throws(WireError) {
        var colours: [Colour] = []
        for colour in try head.members("colours", atMost: WireLimits.colours) {
            colours.append(
                Colour(
                    name: try colour.named("name"),
                    share: try colour.double("share", in: 0...1)))
        }
        self.init(
            kind: try head.named("kind"), colours: colours, brightness: try head.double("brightness", in: 0...1),
            sharpness: try head.double("sharpness", in: 0...WireLimits.sharpness))
    }
}
