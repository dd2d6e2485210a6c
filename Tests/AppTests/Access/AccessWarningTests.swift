import Bytes
import HTTP
import Testing
import Vignette

@testable import App

/// What is said at the start to those who have keys and leave the form open.
@Suite struct AccessWarningTests {
    @Test(arguments: [
        (true, WebAccess.open, ListenAddress.tcp(IPAddress(0, 0, 0, 0), port: 1), true),
        (true, .open, .tcp(IPAddress(127, 0, 0, 1), port: 1), false), (true, .open, .unix(path: "/x"), false),
        (true, .identity, .tcp(IPAddress(0, 0, 0, 0), port: 1), false),
        (false, .open, .tcp(IPAddress(0, 0, 0, 0), port: 1), false),
    ])
    func `keys do not close the form`(hasKeys: Bool, web: WebAccess, address: ListenAddress, isSaid: Bool) {
        var configuration = Configuration()
        configuration.web = web
        if hasKeys { configuration.apiKeys = [ConfiguredKey(name: "ci", key: .init(SampleKeys.ci.text))] }
        let warning = Access(configuration).warning(of: configuration, at: address)
        #expect((warning != nil) == isSaid)
        #expect(warning?.contains("--web identity") ?? true)
    }
}
