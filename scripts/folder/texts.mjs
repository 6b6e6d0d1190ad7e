export const texts = {
  refused:
    'This browser starts no programs from a folder. Open the file in Chrome, Edge or Firefox on a computer; or enter “python3 -m http.server” in its folder and open http://localhost:8000',
};
