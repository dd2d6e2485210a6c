import Foundation
import Glibc
import Testing
import Vignette

@testable import App

@Suite struct PictureBatchTests {
    private static func names(_ batches: [PictureBatch], below folder: TemporaryFolder) -> [String] {
        batches.map { $0.name.replacingOccurrences(of: folder.path, with: "") }
    }

    @Test func `folders are gone through in order, for pictures only`() throws {
        let folder = try TemporaryFolder([
            "b.JPG": "", "a.heic": "", "c.txt": "", "Z.webp": "", ".hidden.png": "", ".git/x.png": "", "d/e.avif": "",
            "d/f/g.jpeg": "", "jpg": "", ".jpg": "", "h.jpg.zip": "",
        ])
        symlink("..", folder.path + "/d/loop")
        symlink("/etc/passwd", folder.path + "/passwd.png")
        symlink("/nowhere", folder.path + "/nowhere.png")
        let batches = PictureBatch.all([Array(folder.path.utf8)], isRecursive: true, together: false)
        #expect(
            Self.names(batches, below: folder)
                == ["/Z.webp", "/a.heic", "/b.JPG", "/d/e.avif", "/d/f/g.jpeg", "/passwd.png"])
        #expect(batches.allSatisfy { $0.refusal == nil })
    }

    @Test func `what is no picture folder is refused for itself alone`() throws {
        let folder = try TemporaryFolder(["a.png": "", "empty/c.txt": ""])
        let paths = [folder.path, folder.path + "/a.png", "-", folder.path + "/empty/"].map { Array($0.utf8) }
        let flat = PictureBatch.all(paths, isRecursive: false, together: false)
        #expect(flat.map { $0.refusal?.message } == ["This is a folder.", nil, nil, "This is a folder."])
        let deep = PictureBatch.all(paths, isRecursive: true, together: false)
        #expect(deep.map { $0.refusal?.message } == [nil, nil, nil, "There is no picture in this folder."])
        let one = PictureBatch.all(paths, isRecursive: true, together: true)
        #expect(one.count == 1 && one[0].files.count == 4 && one[0].refusal != nil)
    }

    @Test func `folders end somewhere`() throws {
        let deep = (0..<40).map { _ in "d" }.joined(separator: "/")
        let folder = try TemporaryFolder(["d/a.png": "", deep + "/b.png": ""])
        let batches = PictureBatch.all([Array(folder.path.utf8)], isRecursive: true, together: false)
        #expect(batches.count == 2 && batches[0].refusal == nil)
        #expect(batches[1].refusal?.message.contains("it lies too deep") == true)
    }

    @Test(arguments: [(1, 2), (3, 4), (4, 4), (5, 4)])
    func `what is left out is said to be, once`(limit: Int, count: Int) throws {
        let folder = try TemporaryFolder(["a.png": "", "b/c.png": "", "b/d.png": "", "e.png": ""])
        let files = PictureFolder.pictures(in: Array(folder.path.utf8), limit: limit)
        #expect(files.count == count && files.dropLast().allSatisfy { $0.refusal == nil })
        #expect((files.last?.refusal?.message.contains("too many pictures") == true) == (limit < 4))
    }

    @Test func `names need not be text`() throws {
        let folder = try TemporaryFolder()
        let path = Array(folder.path.utf8) + [UInt8(ascii: "/"), 0xFF] + Array(".png".utf8)
        close(open(path.map(CChar.init(bitPattern:)) + [0], O_CREAT | O_WRONLY, 0o600))
        let batches = PictureBatch.all([Array(folder.path.utf8)], isRecursive: true, together: false)
        #expect(batches.map(\.files) == [[PictureFile(path: path)]])
        #expect(batches[0].name.hasSuffix("/\u{FFFD}.png"))
    }
}
