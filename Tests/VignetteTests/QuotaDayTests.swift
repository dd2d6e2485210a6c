import Testing
import Vignette

@Suite struct QuotaDayTests {
    @Test(
        arguments: [
            (0, 0, 86_400), (1, 0, 86_400), (86_399_000, 0, 1), (86_399_999, 0, 1), (86_400_000, 1, 86_400),
            (-1, -1, 1), (-86_400_000, -1, 86_400), (1_767_323_045_678, 20_455, 75_355),
        ] as [(Int64, Int, Int)])
    func `a day is from midnight to midnight`(milliseconds: Int64, number: Int, left: Int) {
        let moment = Timestamp(milliseconds: milliseconds)
        let day = QuotaDay(of: moment)
        #expect(day.number == number && day.secondsLeft(at: moment) == left)
    }
}
