/// The watches of one loop by slot. A token is slot and generation, so that an event that was already fetched for a
/// cancelled watch cannot reach the next one in its slot.
struct WatchTable {
    private struct Slot {
        var watch: Watch?
        var generation: UInt32 = 0
    }

    private var slots: [Slot] = []
    private var free: [Int] = []

    /// The slot that the next `insert` uses.
    mutating func reserve() -> Int {
        if let slot = free.popLast() { return slot }
        slots.append(Slot())
        return slots.count - 1
    }

    mutating func insert(_ watch: Watch) {
        slots[watch.slot].watch = watch
    }

    mutating func remove(slot: Int) {
        slots[slot].watch = nil
        slots[slot].generation &+= 1
        free.append(slot)
    }

    mutating func removeAll() {
        slots = []
        free = []
    }

    func token(slot: Int) -> UInt64 {
        UInt64(slots[slot].generation) << 32 | UInt64(slot)
    }

    func watch(token: UInt64) -> Watch? {
        let slot = Int(truncatingIfNeeded: token & 0xFFFF_FFFF)
        guard slot < slots.count, slots[slot].generation == UInt32(truncatingIfNeeded: token >> 32) else { return nil }
        return slots[slot].watch
    }
}
