import Bytes

/// Small pictures as encoders write them, made of noise.
enum EncodedSample {
    /// 24 x 16, a progressive JPEG of libjpeg.
    static let progressive = decoded(
        """
        /9j/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/\
        2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wgAR\
        CAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAEC/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEAMQ\
        AAABWjAP/8QAGRAAAwADAAAAAAAAAAAAAAAAARAhAhEx/9oACAEBAAEFApsVdGMX/8QAFBEBAAAAAAAAAAAAAAAAAAAAEP/a\
        AAgBAwEBPwE//8QAFBEBAAAAAAAAAAAAAAAAAAAAEP/aAAgBAgEBPwE//8QAGBAAAgMAAAAAAAAAAAAAAAAAARAAIVH/2gAI\
        AQEABj8CoovZ/8QAHBABAAICAwEAAAAAAAAAAAAAAQARIWExUXGh/9oACAEBAAE/IVsosaNyyzutQKEvBZiOLFAxYH3qNWc+\
        nuf/2gAMAwEAAgADAAAAEMPP/8QAFBEBAAAAAAAAAAAAAAAAAAAAEP/aAAgBAwEBPxA//8QAFBEBAAAAAAAAAAAAAAAAAAAA\
        EP/aAAgBAgEBPxA//8QAIBABAQABBAIDAQAAAAAAAAAAAREhADFBUXGRYYHB8P/aAAgBAQABPxAahzQgJb43zrsCRsLJk2zn\
        a/enYzIQXNvQWZ8vOCVrFt5sfOb/ADoUCNIImUy8jt8etGGQOnltR9ufz//Z
        """)
    /// The same with restart markers.
    static let restarts = decoded(
        """
        /9j/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/\
        2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAAR\
        CAAQABgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAjEAACAQMDBAMAAAAAAAAAAAABAhEAITEDEkFRYXGx\
        EyJC/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/3QAEAAH/2gAMAwEAAhEDEQA/AKW0w7FH\
        XcG2jgMIz7qpudr3IkDH1I6d74mq4+TTW21VbM8zfzemi4QhRBkQGPExftxQf//QIpUOzORCyDAE8z4mKVHCyogvA/TRnpPs\
        3pQf/9k=
        """)
    /// A PNG of libpng with a palette.
    static let indexed = decoded(
        """
        iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAMAAAA7+k+nAAAADFBMVEVkZGScnJwwMDDR0dHqliMcAAAAlUlEQVQY00WQCQ5E\
        IQxCC9z/zsPiz5hoLOKTepcBoJMQCB6oO1nL2lEPUh18Zlc0RiC9QSh2Z4mXEq3yY1wRJGoKAX3CvlVzdOebtlpmcDlQ49WU\
        R9mQuiUKsJEHUG5BjxNiM6a5yBZjW4IBi1Ed9+odpIL0b1sN+dKE4gZu4wW9qWNx/6Tky132S6HuG8tovr9pz/gBOk4BlUZ4\
        vk0AAAAASUVORK5CYII=
        """)
    /// A WebP with alpha, and one without loss.
    static let lossy = decoded(
        """
        UklGRtwAAABXRUJQVlA4WAoAAAAQAAAAFwAADwAAQUxQSAoAAAABB1DAiAhERP8DVlA4IKwAAADwAwCdASoYABAAPzmEuVOv\
        KKWisAgB4CcJaQAFEB7USkVOgf28ZfCgAMq+YgyOMYQUVc8xz242QkhaTVbO0j+D9dnaannzasZNQ1mMIgQobL8L/uEYHWu6\
        QKmu5pyQz7SdJbH3Nd5HeegSF/x7caj0ML059tlasuwWxRnX6eGO/+ct88+vut6Lea+9FBxsJ+dojvWlS6Ert/pi2N/qrEue\
        fjzKTrFses+4AAAA
        """)
    static let lossless = decoded(
        """
        UklGRpwBAABXRUJQVlA4TJABAAAvF8ADAAUcAQAIN1+xbduKbV7sIlZt27Zt2zZnY+83IvofGhnAIheWlWQ39hRJvKoWjI5z\
        0YbekBXOYiNMqZFvdma31TQYdPz+LFVe4lhOTt0GVFcFqpEXCpg+Kcst+VFBibn+pTBMu4R1HdcnNqoZQ9mum682aGiR6aCk\
        IX3CUMZaMHKhRpBvfxFNtae6hPK7Z45p/9NWL7fGXS62LKlHkJPHUQMM9VDedCSgN0EexgVfKxvp6cyF6aMqal5+Uk9+oZoF\
        xDLNMmOmrajvsKKqavpJU1Lqpsq6xeOotQckT0LOe26l5lYczsjHh2HRyXHyoqUho7tHNR7TW5L3NzfrD+oix6XfC6o7J2tK\
        qdkANL+3Br28Fl7Bh1QBhHRYZ0NFw5BmmJCewOnNmpxb1tO+ykqzx+65HZyRKgZ2oJFfqB5QSYTJW4OZgSAKXCySZmaV5HSW\
        r+YT8MrWt6E6DGoSoQX3OdfpWhZGFWCafJVRav6k4DUgtCukhWH/vsOxArs2ynpCMSezWSWcUBFKEyRG
        """)

    private static func decoded(_ text: String) -> [UInt8] {
        // The texts above are base64, as any test that uses them shows.
        (try? Base64.decode(Array(text.utf8))) ?? []
    }
}
