"""Files: what is accepted where a file is sent, and what a download is."""

from ._async.files.downloads import AsyncDownload
from ._core.http.request import MultipartFile
from ._files.sources import FileContent, FileSource
from ._files.uploads import PreparedFiles
from ._generated.models.file_input import FileInput
from ._sync.files.downloads import Download

__all__ = ["AsyncDownload", "Download", "FileContent", "FileInput", "FileSource", "MultipartFile", "PreparedFiles"]
