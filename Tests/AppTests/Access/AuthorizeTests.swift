import Testing
import Vignette

@testable import App

/// Who may do what, whole: every action by every kind of caller, with both settings.
@Suite struct AuthorizeTests {
    enum Who: CaseIterable { case nobody, visitor, other, identity, misnamed, key }

    private static let owner = Owner(.visitor, "mine")

    private static func caller(_ who: Who) -> Caller {
        switch who {
        case .nobody: Caller(owner: nil, identity: nil, address: nil)
        case .visitor: Caller(owner: owner, identity: nil, address: nil)
        case .other: Caller(owner: Owner(.visitor, "theirs"), identity: nil, address: nil)
        // Called like the owner, but not of the same kind.
        case .identity: Caller(owner: Owner(.identity, "mine"), identity: "mine", address: nil)
        case .misnamed: Caller(owner: nil, identity: nil, address: nil, isMisnamed: true)
        case .key: Caller(owner: Owner(.key, "mine"), identity: nil, address: nil, key: "mine")
        }
    }

    private func refusal(_ who: Who, _ action: Action, _ web: WebAccess, on owner: Owner?) -> Failure.Code? {
        var configuration = Configuration()
        configuration.web = web
        do throws(Failure) {
            try Access(configuration).authorize(Self.caller(who), action, on: owner)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: Who.allCases, Action.allCases)
    func `as the table says`(who: Who, action: Action) {
        let open: Failure.Code? =
            switch (action, who) {
            case (.read, _), (.embed, _): nil
            case (_, .misnamed): .unauthorized
            case (.change, .visitor): nil
            case (.change, _): .forbidden
            default: nil
            }
        #expect(refusal(who, action, .open, on: Self.owner) == open)
        let signedIn: Failure.Code? =
            switch (action, who) {
            case (.read, _), (.embed, _): nil
            // A name or a key for programs, a name for people.
            case (.ask, .key), (.inquire, .key): nil
            case (.change, .identity): .forbidden
            case (_, .identity): nil
            default: .unauthorized
            }
        #expect(refusal(who, action, .identity, on: Self.owner) == signedIn)
    }

    @Test(arguments: Who.allCases)
    func `what is nobody's is changed by nobody`(who: Who) {
        #expect(refusal(who, .change, .open, on: nil) != nil)
    }

    @Test func `who is signed in changes what is theirs`() {
        for web in [WebAccess.open, .identity] {
            #expect(refusal(.identity, .change, web, on: Owner(.identity, "mine")) == nil)
        }
    }
}
