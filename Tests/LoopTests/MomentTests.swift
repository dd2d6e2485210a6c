import Loop
import Testing

@Suite struct MomentTests {
    @Test func `adding a duration beyond the clock's end is never`() {
        #expect(Moment.now() + .seconds(Int64.max) < .never)
        #expect(Moment(nanoseconds: .max - 5) + .seconds(1) == .never)
    }

    @Test func `the time since a later moment is zero`() {
        let now = Moment.now()
        #expect(now.since(now + .seconds(1)) == .zero)
        #expect((now + .milliseconds(1500)).since(now) == .milliseconds(1500))
    }

    @Test func `negative durations count as none`() {
        #expect(Duration.seconds(-3).wholeNanoseconds == 0)
        #expect(Duration.microseconds(7).wholeNanoseconds == 7000)
    }
}
