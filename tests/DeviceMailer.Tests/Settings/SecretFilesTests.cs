using DeviceMailer.Settings;
using nanoFramework.TestFramework;

namespace DeviceMailer.Tests.Settings;

[TestClass]
public class SecretFilesTests
{
    [DataRow("I:\\devicemailer.ini")]
    [DataRow("I:\\DEVICEMAILER.INI")]
    [DataRow("i:\\\\.\\devicemailer.ini")]
    [DataRow("I:/devicemailer.ini")]
    [DataRow("I:\\x\\..\\devicemailer.ini")]
    [DataRow("I:\\..\\..\\devicemailer.ini")]
    [DataRow("I:\\devicemailer.ini. .")]
    [DataRow("I:\\ devicemailer.ini ")]
    [DataRow("I:\\devicemailer.ini\\")]
    [DataRow("I:\\board.ini")]
    [DataRow("I:\\devicemailer.ini.bak")]
    [DataRow("I:\\client.key")]
    [DataRow("I:\\oauth.token")]
    [DataRow("I:\\outbox\\00000001.msg")]
    [DataRow("I:\\photos\\..\\Outbox\\00000001.msg")]
    public void Secrets_are_known_in_every_spelling(string path) => Assert.IsTrue(SecretFiles.IsSecret(path), path);

    [DataRow("I:\\photo.jpg")]
    [DataRow("I:\\ca.pem")]
    [DataRow("I:\\outbox.jpg")]
    [DataRow("I:\\devicemailer.txt")]
    [DataRow("I:\\ini")]
    public void Other_files_are_none(string path) => Assert.IsFalse(SecretFiles.IsSecret(path), path);
}
